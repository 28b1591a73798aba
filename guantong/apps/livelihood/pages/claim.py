"""One claim of a deputy group; give it back with the reason (认领)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood.claiming import give_back, why_not_give_back
from guantong.apps.livelihood.item_forms import Why
from guantong.apps.livelihood.queries import claims_seen_by
from guantong.apps.livelihood.workflow import CLAIM


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; give it back."""
    claim = claims_seen_by(request.standing).filter(pk=pk).first()
    if claim is None:
        raise Http404
    refused = why_not_give_back(claim, request.standing, request.today)
    acts = Acts(
        request, CLAIM, (Act("give_back", give_back, Why, version=True),), claim.state, claim.item.path, {"claim": claim},
        version=claim.version, closed={"give_back": refused} if refused else {},
    )  # fmt: skip
    shown = {
        "claim": claim, "acts": acts, "state": CLAIM.states[claim.state], "history": history_of(claim, request.standing)
    }  # fmt: skip
    return acts.answer() or render(request, "livelihood/pages/claim.html", shown, status=acts.status)
