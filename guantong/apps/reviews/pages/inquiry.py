"""One inquiry: answered, carried over, corrected, merged (一条询问)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.reviews import asking, queries
from guantong.apps.reviews.inquiry_acts import acts_of
from guantong.apps.reviews.pages.board import SHAPES
from guantong.apps.reviews.workflow import INQUIRY
from guantong.domain.reviews.kinds import Part


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the inquiry; do one of its verbs."""
    row = queries.inquiries_seen_by(request.standing).select_related("review", "follows").filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = acts_of(request, row)
    answer = acts.answer()
    staff = INQUIRY.why_not("carry_over", request.standing, "asked", row.review.path) is None
    shown = {
        "one": row, "review": row.review, "acts": acts, "state": INQUIRY.states[row.state], "shape": SHAPES[row.state],
        "part": Part(row.asker_part).words if row.asker_part else None, "way": asking.WAYS[row.way], "staff": staff,
        "again": queries.inquiries_seen_by(request.standing).filter(follows=row).exclude(state__in=queries.ENDED),
        "history": history_of(row, request.standing), "names": queries.reads_names(request.standing, row.review),
        "changes": queries.changes_seen_by(request.standing).filter(inquiry=row),
    }  # fmt: skip
    return answer or render(request, "reviews/pages/inquiry.html", shown, status=acts.status)
