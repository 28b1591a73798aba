"""One resolution: the draft and its paper, the count as announced, publication (一项决议)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.reviews import congress, congress_forms, congress_queries, queries
from guantong.apps.reviews.pages.congress import SHAPES
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import RESOLUTION


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    seen = congress_queries.resolutions_seen_by(request.standing)
    row = seen.select_related("review__session").filter(pk=pk).first()
    if row is None:
        raise Http404
    verbs = (
        Act("note_vote", congress.note_vote, congress_forms.Vote, version=True),
        Act("note_published", congress.note_published, congress_forms.Published, version=True),
        Act("amend_resolution", congress.amend_resolution, congress_forms.Draft, version=True),
        Act("correct_vote", congress.correct_vote, congress_forms.Vote, version=True),
        Act("withdraw_resolution", congress.withdraw_resolution, Why, version=True),
    )
    initial = {name: getattr(row, name) for name in ("title", "file", "place", *congress.VOTE)}
    initial |= {"voted_on": row.voted_on or row.review.held_on, "published_on": request.today}
    initial["passed"] = {True: "yes", False: "no"}.get(row.passed, "")
    acts = Acts(
        request, RESOLUTION, verbs, row.state, row.review.path, {"resolution": row}, initial, version=row.version
    )
    shown = {
        "one": row, "review": row.review, "acts": acts, "state": RESOLUTION.states[row.state], "shape": SHAPES[row.state],
        "publication": congress_queries.publication_of(row), "history": history_of(row, request.standing), "organises": request.standing.sees("boards", row.review.path),
        **queries.tabs_of(row.review, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "reviews/pages/resolution.html", shown, status=acts.status)
