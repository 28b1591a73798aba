"""The profile of one office of three; turn it off when its exceptions have ended (小机构方案)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.actors.small_office import exceptions_seen_by, offices_seen_by, state_of, turn_off
from guantong.apps.actors.workflow import SMALL_OFFICE
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of


@page(reads="people", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the profile with who holds two posts by it; turn it off."""
    office = offices_seen_by(request.standing).filter(pk=pk).first()
    if office is None:
        raise Http404
    path = office.organisation.path
    acts = Acts(request, SMALL_OFFICE, (Act("turn_off", turn_off),), state_of(office), path, given={"office": office})
    held = exceptions_seen_by(request.standing, request.today).filter(organisation__path__startswith=path)
    shown = {
        "office": office, "acts": acts, "state": SMALL_OFFICE.states[acts.state], "held": held,
        "history": history_of(office, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "actors/pages/small_office.html", shown, status=acts.status)
