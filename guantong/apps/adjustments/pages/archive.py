"""The archive package of one adjustment, for who follows it (归档包)."""

from django.http import Http404, HttpRequest, StreamingHttpResponse

from guantong.apps.adjustments.archive import archived, package
from guantong.apps.adjustments.queries import inside, plans_seen_by
from guantong.apps.components.door import page
from guantong.apps.papers.archive import handed_out


@page(reads="adjustments")
def view(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Return the package; that it was taken is recorded."""
    plan = plans_seen_by(request.standing).filter(pk=pk).first() if inside(request.standing) else None
    if plan is None:
        raise Http404
    things = archived(plan=plan, by=request.standing, as_of=request.now)
    return handed_out(plan, plan.title, package(plan, things, request.standing, request.now))
