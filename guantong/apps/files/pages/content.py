"""The bytes of a file, as a download, to whoever sees the thing it hangs on (下载)."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.files.operations import hand_out
from guantong.apps.files.queries import files_seen_by
from guantong.apps.files.store import path_of

TYPES = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "txt": "text/plain",
    "csv": "text/csv", "xml": "application/xml", "zip": "application/zip", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "gtpack": "application/octet-stream",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_POLICY = "default-src 'none'; sandbox"


@page(reads="files", methods=("GET",))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the file out; of a sensitive one that is recorded first."""
    file = files_seen_by(request.standing).filter(pk=pk).first()
    if file is None:
        raise Http404
    hand_out(file=file, by=request.standing, as_of=request.now)
    try:
        content = path_of(file.sm3).open("rb")
    except OSError as gone:
        raise Http404 from gone
    return boxed(FileResponse(content, as_attachment=True, filename=file.name, content_type=TYPES[file.kind]))


def boxed(answer: HttpResponse) -> HttpResponse:
    """Return `answer` so that a browser neither guesses its kind, nor runs it, nor lets another site have it."""
    answer["Content-Security-Policy"] = _POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
