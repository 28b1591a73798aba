"""Prepare a vote on projects: whose, when, for how many places, how (准备票决)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.contests import operations
from guantong.apps.contests.forms import Preparing
from guantong.apps.contests.queries import procedure_on
from guantong.apps.contests.workflow import CONTEST
from guantong.domain.workflow.table import NEW


@page(reads="contest_drafts", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask what a vote needs; prepare it."""
    CONTEST.demand("prepare", request.standing, NEW, "")
    verbs = (Act("prepare", operations.prepare, partial(Preparing, today=request.today)),)
    acts = Acts(request, CONTEST, verbs, NEW, "", initial={"held_on": request.today})
    shown = {"acts": acts, "procedure": procedure_on(request.today)}
    return acts.answer("/contests/{pk}/") or render(request, "contests/pages/prepare.html", shown, status=acts.status)
