"""Register a matter that is no adjustment, with which of the three it is (登记报告事项)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.adjustments import operations
from guantong.apps.adjustments.forms import Reported
from guantong.apps.adjustments.terms import terms
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NEW


@page(reads="adjustments", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; register."""
    initial = {"year": request.today.year, "received_on": request.today}
    acts = Acts(request, PLAN, (Act("report", operations.report, Reported),), NEW, "", initial=initial)
    shown = {"acts": acts, "others": terms("not_adjustments", request.today).values()}
    return acts.answer("/adjustments/{pk}/") or render(
        request, "adjustments/pages/report.html", shown, status=acts.status
    )
