"""Signing oneself in, by the code in the hall (扫码签到)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.reviews import attending, queries
from guantong.apps.reviews.workflow import PARTICIPANT


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whether one is signed in; sign in."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    own = row.participants.filter(person__username=request.standing.person).exclude(state="struck").first()
    state = own.state if own else "named"
    verbs = (Act("sign_in", attending.sign_in, main=True),)
    acts = Acts(request, PARTICIPANT, verbs, state, row.path, {"review": row})
    if request.method == "POST" and own and own.state == "attended":
        attending.sign_in(review=row, by=request.standing, as_of=request.now)
    answer = None if own and own.state == "attended" else acts.answer()
    shown = {"review": row, "own": own, "acts": acts}
    return answer or render(request, "reviews/pages/sign_in.html", shown, status=acts.status)
