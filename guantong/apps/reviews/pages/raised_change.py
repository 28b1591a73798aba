"""What was agreed becomes an opinion on its line (会商结果转意见)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.opinions.forms import Raised
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews import queries, raising
from guantong.apps.reviews.recording import speaking_at
from guantong.apps.reviews.workflow import AGREED_CHANGE
from guantong.domain.workflow.table import NEW


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with what was agreed; raise the opinion, link it and go to it."""
    row = queries.changes_seen_by(request.standing).select_related("review", "inquiry").filter(pk=pk).first()
    if row is None:
        raise Http404
    AGREED_CHANGE.demand(
        "link_opinion", request.standing, row.state, speaking_at(row.review, row.path, request.standing)
    )
    OPINION.demand("raise_opinion", request.standing, NEW, row.path)
    named = raising.named(row.inquiry) if row.inquiry else ""
    initial = {"text": row.text, "change_asked": row.change, "proposers": named, "raised_on": row.proposed_at.date()}
    acts = Acts(
        request, OPINION, (Act("raise_opinion", raising.raise_from_change, partial(Raised, today=request.today), version=True),), NEW,
        row.path, {"agreed": row}, initial, version=row.version,
    )  # fmt: skip
    shown = {"one": row, "review": row.review, "acts": acts}
    return acts.answer("/opinions/{pk}/") or render(
        request, "reviews/pages/raised_change.html", shown, status=acts.status
    )
