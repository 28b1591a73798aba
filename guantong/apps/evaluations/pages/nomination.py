"""One nomination, and taking one's own back (代表提名)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.evaluations import choice_work
from guantong.apps.evaluations.choice_work import NOT_OWN
from guantong.apps.evaluations.project_queries import nominations_seen_by
from guantong.apps.evaluations.workflow import NOMINATION
from guantong.apps.journal.queries import history_of


@page(reads="nominations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the nomination; withdraw it."""
    row = nominations_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    closed = {} if row.by == request.standing.person else {"withdraw_nomination": NOT_OWN}
    verbs = (Act("withdraw_nomination", choice_work.withdraw_nomination),)
    acts = Acts(request, NOMINATION, verbs, row.state, "", {"nomination": row}, closed=closed)
    shown = {
        "row": row,
        "acts": acts,
        "state": NOMINATION.states[row.state],
        "history": history_of(row, request.standing),
    }
    return acts.answer() or render(request, "evaluations/pages/nomination.html", shown, status=acts.status)
