"""A page of a file as a picture: the file itself is never opened by the reader's browser (预览)."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.files.examining import examiner
from guantong.apps.files.models import Attachment
from guantong.apps.files.pages.content import TYPES, boxed
from guantong.apps.files.queries import files_seen_by
from guantong.apps.files.store import path_of
from guantong.domain.secrecy import Level

IMAGES = ("png", "jpg", "webp")
MOST_PAGES = 5


def pages_shown(file: Attachment) -> Sequence[int]:
    """Return the numbers of the pages that are shown of `file`: of a sensitive one none, a download is recorded."""
    if file.level == Level.SENSITIVE:
        return ()
    if file.kind in IMAGES:
        return (1,)
    return range(1, min(file.pages or 0, MOST_PAGES) + 1) if file.kind == "pdf" else ()


@page(reads="files", methods=("GET",))
def view(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Return one page as a picture."""
    file = files_seen_by(request.standing).filter(pk=pk).first()
    if file is None or number not in pages_shown(file):
        raise Http404
    if file.kind == "pdf":
        picture, kind = examiner().picture(path_of(file.sm3), number), "jpg"
    else:
        try:
            picture, kind = path_of(file.sm3).read_bytes(), file.kind
        except OSError as gone:
            raise Http404 from gone
    if not picture:
        raise Http404
    answer = HttpResponse(picture, content_type=TYPES[kind])
    answer["Content-Disposition"] = "inline"
    return boxed(answer)
