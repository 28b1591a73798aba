"""The sheet of a body's opinions, to be answered away from the system (下载意见答复表)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.opinions.answers_file import OUT, sheet_of
from guantong.apps.opinions.queries import opinions_seen_by


@page(reads="answers")
def view(request: HttpRequest) -> HttpResponse:
    """Send the sheet of the body `of`, or of one's own; what one does not see is not there."""
    own = next((post.path for post in request.standing.posts), "")
    path = request.GET.get("of") or own
    opinions = list(opinions_seen_by(request.standing).filter(path=path, state__in=OUT).order_by("pk")) if path else []
    if not opinions:
        raise Http404
    return as_file(sheet_of(opinions[0].body, opinions), f"意见答复表-{opinions[0].body}.xlsx")
