"""One agreed change: text, amount, both sides by name (一项会商结果)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews import queries
from guantong.apps.reviews.change_acts import acts_of, among
from guantong.apps.reviews.change_line import shown_by_versions
from guantong.apps.reviews.pages.changes import SHAPES
from guantong.apps.reviews.workflow import AGREED_CHANGE
from guantong.domain.workflow.table import NEW


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    row = queries.changes_seen_by(request.standing).select_related("review", "inquiry").filter(pk=pk).first()
    if row is None:
        raise Http404
    standing = request.standing
    read, acts = among(row, standing), acts_of(request, row)
    shown = {
        "one": row, "review": row.review, "acts": acts, "state": AGREED_CHANGE.states[row.state], "shape": SHAPES[row.state],
        "after": None if row.before is None else row.before + row.change, "history": history_of(row, request.standing),
        "shows": shown_by_versions(row, request.today, standing) if row.state == "agreed" else None,
        "opinion": read.filter(pk=row.opinion_id).first(),
        "raises": row.state != "withdrawn" and not row.opinion_id and not OPINION.why_not("raise_opinion", standing, NEW, row.path) and not AGREED_CHANGE.why_not("link_opinion", standing, row.state, row.review.path),
        "asked": queries.inquiries_seen_by(request.standing).filter(pk=row.inquiry_id).first(),
    }  # fmt: skip
    return acts.answer() or render(request, "reviews/pages/change.html", shown, status=acts.status)
