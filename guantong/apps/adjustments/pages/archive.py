"""The archive package of one adjustment, for who follows it (归档包)."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, StreamingHttpResponse

from guantong.apps.adjustments.archive import archived, package
from guantong.apps.adjustments.queries import inside, plans_seen_by
from guantong.apps.components.door import page
from guantong.apps.papers.archive import safe


@page(reads="adjustments")
def view(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Return the package; that it was taken is recorded."""
    plan = plans_seen_by(request.standing).filter(pk=pk).first() if inside(request.standing) else None
    if plan is None:
        raise Http404
    things = archived(plan=plan, by=request.standing, as_of=request.now)
    pieces = package(plan, things, request.standing, request.now)
    answer = StreamingHttpResponse(pieces, content_type="application/zip")
    name = quote(safe(f"归档包 {plan.pk} {plan.title}"))
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}.zip"
    return answer
