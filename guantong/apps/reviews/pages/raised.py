"""An inquiry becomes an opinion on the budget, bound to the line that was chosen (询问转意见)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.execution.sight import sight_of
from guantong.apps.opinions.bound_line import Chosen, chosen_of
from guantong.apps.opinions.forms import Raised
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews import queries, raising
from guantong.domain.workflow.table import NEW


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with the words of the inquiry; raise the opinion and go to it."""
    row = queries.inquiries_seen_by(request.standing).select_related("review", "follows").filter(pk=pk).first()
    if row is None:
        raise Http404
    OPINION.demand("raise_opinion", request.standing, NEW, row.path)
    # the lines of a draft are picked in the house by who sees them, not on the phone of who asked
    picks = request.standing.reads("opinions") and sight_of(request.standing).sees(row.unit_code, row.unit)
    chosen = chosen_of(request.GET, request.today, request.standing) if picks else Chosen()
    initial = {"text": row.text, "proposers": raising.named(row), "raised_on": row.asked_at.date()}
    act = Act("raise_opinion", raising.raise_from_inquiry, partial(Raised, today=request.today))
    ended = raising.ended(row)
    acts = Acts(
        request, OPINION, (act,), NEW, row.path, {"inquiry": row, "chosen": chosen}, initial,
        closed={"raise_opinion": ended} if ended else {},
    )  # fmt: skip
    shown = {"one": row, "review": row.review, "acts": acts, "chosen": chosen, "picks": picks and not ended}
    return acts.answer("/opinions/{pk}/") or render(request, "reviews/pages/raised.html", shown, status=acts.status)
