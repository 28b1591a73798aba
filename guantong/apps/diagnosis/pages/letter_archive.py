"""The archive package of one letter of enquiry, for who follows it (归档包)."""

from django.http import Http404, HttpRequest, StreamingHttpResponse

from guantong.apps.components.door import page
from guantong.apps.diagnosis.archive import archived, package
from guantong.apps.diagnosis.queries import letters_seen_by
from guantong.apps.papers.archive import handed_out


@page(reads="letters")
def view(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Return the package; that it was taken is recorded."""
    letter = letters_seen_by(request.standing).filter(pk=pk).first()
    if letter is None:
        raise Http404
    things = archived(letter=letter, by=request.standing, as_of=request.now)
    return handed_out(letter, f"{letter}", package(letter, things, request.standing, request.now))
