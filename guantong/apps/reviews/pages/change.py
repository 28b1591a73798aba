"""One agreed change: text, amount, both sides by name (一项会商结果)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.reviews import agreeing, board_forms, queries
from guantong.apps.reviews.pages.changes import SHAPES
from guantong.apps.reviews.recording import speaking_at
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import AGREED_CHANGE


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    row = queries.changes_seen_by(request.standing).select_related("review", "inquiry").filter(pk=pk).first()
    if row is None:
        raise Http404
    verbs = (
        Act("confirm_for_department", agreeing.confirm_for_department, board_forms.Confirming, version=True),
        Act("confirm_for_deputies", agreeing.confirm_for_deputies, board_forms.Confirming, version=True),
        Act("amend_change", agreeing.amend_change, board_forms.AmendingChange, version=True),
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
        "asked": queries.inquiries_seen_by(request.standing).filter(pk=row.inquiry_id).first(),
    }  # fmt: skip
    return acts.answer() or render(request, "reviews/pages/change.html", shown, status=acts.status)
