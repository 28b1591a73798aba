"""Prepare a round of looking back (发起回头看专项)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.findings import looking_back
from guantong.apps.findings.round_forms import Preparation
from guantong.apps.findings.workflow import ROUND
from guantong.domain.workflow.table import NEW


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; prepare."""
    ROUND.demand("prepare", request.standing, NEW, "")
    initial = {"year": request.today.year, "size": 10, "divided_by": "nature"}
    acts = Acts(request, ROUND, (Act("prepare", looking_back.prepare, Preparation),), NEW, "", initial=initial)
    answer = acts.answer("/findings/rounds/{pk}/")
    return answer or render(request, "findings/pages/prepare_round.html", {"acts": acts}, status=acts.status)
