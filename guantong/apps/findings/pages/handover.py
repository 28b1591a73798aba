"""Draft one letter that hands the chosen matters over to the district government (拟交办函).

What was chosen stands in the address: the ledger's form sends it there.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.findings import letters
from guantong.apps.findings.matter_forms import Letter
from guantong.apps.findings.queries import chosen_of
from guantong.apps.findings.workflow import MATTER


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show what was chosen; draft the letter."""
    MATTER.demand("draft_handover", request.standing, "registered", "")
    chosen = chosen_of(request.GET.getlist("chosen"), request.standing)
    ready = [one for one in chosen if one.state == "registered"]
    verbs = (Act("draft_handover", letters.draft_joint_handover, Letter),)
    acts = Acts(request, MATTER, verbs, "registered", "", {"matters": ready})
    shown = {"acts": acts, "ready": ready, "left": [one for one in chosen if one not in ready], "states": MATTER.states}
    return acts.answer("/papers/{pk}/") or render(request, "findings/pages/handover.html", shown, status=acts.status)
