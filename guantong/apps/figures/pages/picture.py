"""A page of a batch's file as a picture: drawn in the limited child, never the file itself (页面图像)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.figures.queries import batches_seen_by, pictured


@page(reads="published", methods=("GET",))
def view(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Return one page as JPEG."""
    batch = batches_seen_by(request.standing).filter(pk=pk).first()
    picture = pictured(batch, number) if batch is not None else b""
    if not picture:
        raise Http404
    answer = HttpResponse(picture, content_type="image/jpeg")
    answer["Content-Disposition"] = "inline"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
