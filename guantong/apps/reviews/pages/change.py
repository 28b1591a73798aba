"""One agreed change: text, amount, both sides by name (一项会商结果)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews import agreeing, board_forms, queries
from guantong.apps.reviews.change_line import shown_by_versions
from guantong.apps.reviews.pages.changes import SHAPES
from guantong.apps.reviews.recording import speaking_at
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import AGREED_CHANGE
from guantong.domain.workflow.table import NEW


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    row = queries.changes_seen_by(request.standing).select_related("review", "inquiry").filter(pk=pk).first()
    if row is None:
        raise Http404
    standing = request.standing
    read = opinions_seen_by(standing).filter(year=row.review.year, unit_code=row.unit_code).exclude(state="withdrawn")
    verbs = (
        Act("confirm_for_department", agreeing.confirm_for_department, board_forms.Confirming, version=True),
        Act("confirm_for_deputies", agreeing.confirm_for_deputies, board_forms.Confirming, version=True),
        Act("amend_change", agreeing.amend_change, board_forms.AmendingChange, version=True),
        Act("link_opinion", agreeing.link_opinion, partial(board_forms.Linking, among=read), version=True),
        Act("withdraw_change", agreeing.withdraw_change, Why, version=True),
    )
    initial = {name: getattr(row, name) for name in ("line_code", "line", "before", "change", "text")}
    acts = Acts(
        request, AGREED_CHANGE, verbs, row.state, speaking_at(row.review, row.path, request.standing), {"agreed": row},
        {**initial, "name": request.standing.name}, version=row.version,
    )  # fmt: skip
    shown = {
        "one": row, "review": row.review, "acts": acts, "state": AGREED_CHANGE.states[row.state], "shape": SHAPES[row.state],
        "after": None if row.before is None else row.before + row.change, "history": history_of(row, request.standing),
        "shows": shown_by_versions(row, request.today, standing) if row.state == "agreed" else None,
        "opinion": read.filter(pk=row.opinion_id).first(),
        "raises": row.state != "withdrawn" and not row.opinion_id and not OPINION.why_not("raise_opinion", standing, NEW, row.path) and not AGREED_CHANGE.why_not("link_opinion", standing, row.state, row.review.path),
        "asked": queries.inquiries_seen_by(request.standing).filter(pk=row.inquiry_id).first(),
    }  # fmt: skip
    return acts.answer() or render(request, "reviews/pages/change.html", shown, status=acts.status)
