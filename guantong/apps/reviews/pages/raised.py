"""An inquiry becomes an opinion on the budget (询问转意见)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.opinions.forms import Raised
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews import queries, raising
from guantong.domain.workflow.table import NEW


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with the words of the inquiry; raise the opinion and go to it."""
    row = queries.inquiries_seen_by(request.standing).select_related("review").filter(pk=pk).first()
    if row is None:
        raise Http404
    OPINION.demand("raise_opinion", request.standing, NEW, row.path)
    initial = {"text": row.text, "proposers": raising.named(row), "raised_on": row.asked_at.date()}
    acts = Acts(
        request, OPINION, (Act("raise_opinion", raising.raise_from_inquiry, partial(Raised, today=request.today)),), NEW, row.path,
        {"inquiry": row}, initial,
    )  # fmt: skip
    shown = {"one": row, "review": row.review, "acts": acts}
    return acts.answer("/opinions/{pk}/") or render(request, "reviews/pages/raised.html", shown, status=acts.status)
