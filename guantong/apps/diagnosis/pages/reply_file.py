"""The sheet of a letter, to be answered away from the system (下载答复表)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.diagnosis.queries import letters_seen_by
from guantong.apps.diagnosis.reply_file import sheet_of


@page(reads="letters")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the sheet of a letter, with what was answered where it was."""
    letter = letters_seen_by(request.standing).filter(pk=pk).first()
    if letter is None:
        raise Http404
    return as_file(sheet_of(letter), f"答复表-{letter.organisation}-{letter.pk}.xlsx")
