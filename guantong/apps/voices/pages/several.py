"""Take down what was said at a community meeting, several needs in one go; works without a script (社区会议记录)."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.voices import telling
from guantong.apps.voices.forms import Several
from guantong.apps.voices.pages.take_down import post_path, receipt_address
from guantong.apps.voices.workflow import NEED
from guantong.domain.workflow.table import NEW


@page(reads="voices", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask where, when, and what was said; take all of it down and show the receipts, once."""
    receipts: list[telling.Receipted] = []

    def take(**facts: Any) -> object:
        receipts.extend(telling.take_down_several(**facts))
        return receipts[0].need

    path = post_path(request.standing)
    NEED.demand("take_down", request.standing, NEW, path)
    initial = {"said_on": request.today, "channel": "meeting"}
    asks = partial(Several, standing=request.standing)
    acts = Acts(request, NEED, (Act("take_down", take, asks),), NEW, path, initial=initial)
    answer = acts.answer()
    if answer is not None and not receipts:
        return answer
    shown = {"acts": acts, "receipts": receipts, **(receipt_address(request) if receipts else {})}
    return render(request, "voices/pages/several.html", shown, status=acts.status)
