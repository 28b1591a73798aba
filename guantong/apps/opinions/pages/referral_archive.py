"""The archive package of one batch of opinions, for who follows it (归档包)."""

from django.http import Http404, HttpRequest, StreamingHttpResponse

from guantong.apps.components.door import page
from guantong.apps.opinions.archive import archived, package
from guantong.apps.opinions.queries import referrals_seen_by
from guantong.apps.papers.archive import handed_out


@page(reads="answers")
def view(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Return the package; that it was taken is recorded."""
    referral = referrals_seen_by(request.standing).filter(pk=pk).first()
    if referral is None:
        raise Http404
    things = archived(referral=referral, by=request.standing, as_of=request.now)
    return handed_out(referral, f"{referral}", package(referral, things, request.standing, request.now))
