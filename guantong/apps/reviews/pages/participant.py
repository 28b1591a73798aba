"""One who takes part: what the reception desk opens from the code on an invitation (参加人签到)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.reviews import attending, queries
from guantong.apps.reviews.pages.participants import SHAPES
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import PARTICIPANT
from guantong.domain.reviews.kinds import Part


@page(reads="attendance", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show somebody of the list; note that they came."""
    row = queries.participants_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.reads_names(request.standing, row.review):
        raise Http404
    verbs = (
        Act("note_attendance", attending.note_attendance, version=True, main=True),
        Act("take_attendance_back", attending.take_attendance_back, version=True),
        Act("excuse", attending.excuse, Why, version=True),
        Act("strike", attending.strike, Why, version=True),
    )
    acts = Acts(request, PARTICIPANT, verbs, row.state, row.review.path, {"participant": row}, version=row.version)
    shown = {
        "one": row, "review": row.review, "acts": acts, "state": PARTICIPANT.states[row.state], "shape": SHAPES[row.state],
        "part": Part(row.part).words, "names": True,
    }  # fmt: skip
    return acts.answer() or render(request, "reviews/pages/participant.html", shown, status=acts.status)
