"""Receive a preliminary adjustment plan (登记收到预算调整初步方案)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.adjustments import operations
from guantong.apps.adjustments.forms import Received
from guantong.apps.adjustments.terms import terms
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NEW


@page(reads="adjustments", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form, and what is no adjustment; receive."""
    initial = {"year": request.today.year, "received_on": request.today}
    acts = Acts(request, PLAN, (Act("receive", operations.receive, Received),), NEW, "", initial=initial)
    shown = {
        "acts": acts,
        "terms": terms("triggers", request.today).values(),
        "others": terms("not_adjustments", request.today).values(),
    }
    return acts.answer("/adjustments/{pk}/") or render(
        request, "adjustments/pages/receive.html", shown, status=acts.status
    )
