"""Take a need down, at a station's kiosk or on a phone; works without a script (记录诉求)."""

from functools import partial
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.voices import telling
from guantong.apps.voices.forms import TakenDown
from guantong.apps.voices.workflow import NEED
from guantong.domain.roles import Role, Standing
from guantong.domain.workflow.table import NEW


@page(reads="voices", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask what was said; take it down and show its receipt, once: the answer to sending it is the only place of the code."""
    standing = request.standing
    path = post_path(standing)
    NEED.demand("take_down", standing, NEW, path)
    channel = "station" if Role.LIAISON_STATION in standing.roles else "deputy_note"
    initial = {"said_on": request.today, "channel": request.GET.get("channel") or channel}
    receipts: list[telling.Receipted] = []

    def take(**facts: Any) -> object:
        receipts.append(telling.take_down_with_receipt(**facts))
        return receipts[0].need

    asks = partial(TakenDown, standing=standing)
    acts = Acts(request, NEED, (Act("take_down", take, asks),), NEW, path, initial=initial)
    answer = acts.answer()
    if answer is not None and not receipts:
        return answer
    shown = {"acts": acts, "receipts": receipts, **(receipt_address(request) if receipts else {})}
    return render(request, "voices/pages/take_down.html", shown, status=acts.status)


def post_path(standing: Standing) -> str:
    """Return where who asks may take needs down, "" where nowhere."""
    return next(
        (post.path for post in standing.posts if NEED.why_not("take_down", standing, NEW, post.path) is None), ""
    )


def receipt_address(request: HttpRequest) -> dict[str, str]:
    """Return where a receipt is read, in letters and as a QR code: of the page alone, never with the code."""
    address = request.build_absolute_uri(reverse("voices:receipt"))
    return {"address": address, "qr": str(segno.make(address, error="m").svg_inline(scale=3, omitsize=True))}
