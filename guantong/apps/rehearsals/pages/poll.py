"""The poll of a rehearsal as a `.pb` file: as it was brought, or as the typed sheets are written (导出）."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.rehearsals.queries import rehearsals_seen_by, why_not
from guantong.domain.workflow.table import NotAllowed


@page(reads="rehearsals")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file; refused, as all of it, once the law's own vote has begun."""
    row = rehearsals_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    if closed := why_not(row):
        raise NotAllowed(closed)
    answer = HttpResponse(row.file, "text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rehearsal-{row.pk}.pb"'
    return answer
