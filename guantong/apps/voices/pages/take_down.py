"""Take a need down, at a station's kiosk or on a phone; works without a script (记录诉求)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.voices import taking
from guantong.apps.voices.forms import TakenDown
from guantong.apps.voices.workflow import NEED
from guantong.domain.roles import Role
from guantong.domain.workflow.table import NEW


@page(reads="voices", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask what was said; take it down and show it as it was masked."""
    standing = request.standing
    path = next(
        (post.path for post in standing.posts if NEED.why_not("take_down", standing, NEW, post.path) is None), ""
    )
    NEED.demand("take_down", standing, NEW, path)
    channel = "station" if Role.LIAISON_STATION in standing.roles else "deputy_note"
    initial = {"said_on": request.today, "channel": request.GET.get("channel") or channel}
    acts = Acts(
        request,
        NEED,
        (Act("take_down", taking.take_down, partial(TakenDown, standing=standing)),),
        NEW,
        path,
        initial=initial,
    )
    return acts.answer("/voices/{pk}/") or render(
        request, "voices/pages/take_down.html", {"acts": acts}, status=acts.status
    )
