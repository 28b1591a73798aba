"""Prepare a score sheet: what is scored, by which rubric, by whom, who keeps out (准备评分表)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.evaluations import operations
from guantong.apps.evaluations.queries import rubrics_on
from guantong.apps.evaluations.sheet_forms import Preparing
from guantong.apps.evaluations.workflow import SHEET
from guantong.domain.workflow.table import NEW


@page(reads="scores", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask what a sheet needs; prepare it."""
    SHEET.demand("prepare", request.standing, NEW, "")
    verbs = (Act("prepare", operations.prepare, partial(Preparing, today=request.today)),)
    acts = Acts(request, SHEET, verbs, NEW, "", initial={"held_on": request.today})
    shown = {"acts": acts, "rubrics": rubrics_on(request.today)}
    return acts.answer("/evaluations/scores/{pk}/") or render(
        request, "evaluations/pages/prepare.html", shown, status=acts.status
    )
