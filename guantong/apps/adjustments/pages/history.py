"""Take in the adjustments of earlier years as history, by a template (导入历史)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.adjustments.history import COLUMNS, file_of, take_in_history, template
from guantong.apps.adjustments.queries import plans_seen_by
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.findings.list_forms import Workbook
from guantong.domain.workflow.table import NEW


@page(reads="adjustments", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; `?template` sends the empty file, `?of=plans` what came to an end."""
    if "template" in request.GET or request.GET.get("of") == "plans":
        ended = (
            plans_seen_by(request.standing)
            .filter(state__in=("filed", "published", "approved"))
            .order_by("year", "number")
        )
        empty = "template" in request.GET
        return as_file(template() if empty else file_of(ended), "历史调整样表.xlsx" if empty else "历年调整.xlsx")
    acts = Acts(request, PLAN, (Act("take_in_history", take_in_history, Workbook),), NEW, "")
    shown = {"acts": acts, "columns": COLUMNS.values()}
    return acts.answer("/adjustments/") or render(request, "adjustments/pages/history.html", shown, status=acts.status)
