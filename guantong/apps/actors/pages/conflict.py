"""One conflict of interest; end it after looking into it (利益冲突)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.actors.keeping_out import conflicts_seen_by, end_conflict, state_of
from guantong.apps.actors.workflow import CONFLICT
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of


@page(reads="organisations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one keeps away from, and since when; end it, never one's own."""
    row = conflicts_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(
        request, CONFLICT, (Act("end_conflict", end_conflict),), state_of(row, request.today), "",
        given={"conflict": row}, latest_by=row.person.username,
    )  # fmt: skip
    shown = {
        "row": row, "acts": acts, "state": CONFLICT.states[acts.state],
        "history": history_of(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "actors/pages/conflict.html", shown, status=acts.status)
