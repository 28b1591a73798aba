"""The archive package of one review, for who follows it (归档包)."""

from django.http import Http404, HttpRequest, StreamingHttpResponse

from guantong.apps.components.door import page
from guantong.apps.papers.archive import handed_out
from guantong.apps.reviews.archive import archived, package
from guantong.apps.reviews.queries import reviews_seen_by


@page(reads="reviews")
def view(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Return the package; that it was taken is recorded."""
    review = reviews_seen_by(request.standing).filter(pk=pk).first()
    if review is None:
        raise Http404
    things = archived(review=review, by=request.standing, as_of=request.now)
    return handed_out(review, f"{review}", package(review, things, request.standing, request.now))
