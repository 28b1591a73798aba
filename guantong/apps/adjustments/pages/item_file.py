"""The items of a plan's latest version as a workbook that can be brought again; without items the template (调整明细表)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.adjustments.item_file import as_workbook, item_rows
from guantong.apps.adjustments.item_rows import template_rows
from guantong.apps.adjustments.moving import current
from guantong.apps.adjustments.queries import inside, lines_of, plans_seen_by, seen_of
from guantong.apps.components.door import page
from guantong.apps.components.download import as_file


@page(reads="adjustments")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the workbook; `?template` the empty one."""
    plan = plans_seen_by(request.standing).filter(pk=pk).first() if inside(request.standing) else None
    if plan is None:
        raise Http404
    lines = [] if "template" in request.GET else seen_of(lines_of(current(plan)), request.standing)
    content = as_workbook(item_rows(lines) if lines else template_rows())
    return as_file(content, f"调整明细-{plan.title}.xlsx" if lines else "调整明细样表.xlsx")
