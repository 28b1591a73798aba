"""Prepare a ballot box: what is voted on, how, by which rule, who keeps the key (准备票箱)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots import operations
from guantong.apps.ballots.forms import Preparing
from guantong.apps.ballots.queries import rule_on
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NEW


@page(reads="ballots", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask what a box needs; prepare it."""
    BOX.demand("prepare", request.standing, NEW, "")
    rule = rule_on(request.today)
    initial = {"held_on": request.today, "judged": "rule" if rule else "none"}
    verbs = (Act("prepare", operations.prepare, partial(Preparing, today=request.today)),)
    acts = Acts(request, BOX, verbs, NEW, "", initial=initial)
    shown = {"acts": acts, "rule": rule}
    return acts.answer("/ballots/{pk}/") or render(request, "ballots/pages/prepare.html", shown, status=acts.status)
