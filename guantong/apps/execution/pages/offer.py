"""One proposal of money to use again: what the ledger said, what finance answered, what was really moved (可统筹资金建议)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.execution import operations
from guantong.apps.execution.offer_forms import Answer, Moved, Proposal
from guantong.apps.execution.pages.offers import SHAPES
from guantong.apps.execution.reusing import moved_in_ledger, offers_seen_by
from guantong.apps.execution.workflow import OFFER
from guantong.apps.journal.queries import history_of

ACTS = (
    Act("revise", operations.revise, Proposal, version=True),
    Act("send", operations.send, version=True, main=True),
    Act("answer", operations.answer, Answer, version=True),
    Act("reallocate", operations.reallocate, Moved, version=True),
    Act("withdraw", operations.withdraw, version=True),
)


@page(reads="execution", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the proposal; do one of its verbs."""
    offer = offers_seen_by(request.standing).filter(pk=pk).first()
    if offer is None:
        raise Http404
    initial = {
        "amount": offer.amount, "reason": offer.reason, "agreed": offer.amount, "moved": offer.agreed, "answered_on": request.today,
        "moved_on": request.today,
    }  # fmt: skip
    acts = Acts(request, OFFER, ACTS, offer.state, offer.path, {"offer": offer}, initial, version=offer.version)
    answer = acts.answer()
    shown = {
        "offer": offer, "acts": acts, "state": OFFER.states[offer.state], "shape": SHAPES[offer.state],
        "history": history_of(offer, request.standing), "in_ledger": moved_in_ledger(offer, request.today),
    }  # fmt: skip
    return answer or render(request, "execution/pages/offer.html", shown, status=acts.status)
