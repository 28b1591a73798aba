"""Prepare a meeting: the question, who is asked, the first statements (准备共识会)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.consensus import operations
from guantong.apps.consensus.forms import Preparing
from guantong.apps.consensus.workflow import MEETING
from guantong.domain.workflow.table import NEW


@page(reads="consensus", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask what a meeting needs; prepare it."""
    MEETING.demand("prepare", request.standing, NEW, "")
    verbs = (Act("prepare", operations.prepare, partial(Preparing, today=request.today)),)
    acts = Acts(request, MEETING, verbs, NEW, "", initial={"held_on": request.today})
    answer = acts.answer("/consensus/{pk}/")
    return answer or render(request, "consensus/pages/prepare.html", {"acts": acts}, status=acts.status)
