"""One substitution; end it early (代办)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.actors.standing_in import home_of, stand_down, state_of, substitutions_seen_by
from guantong.apps.actors.workflow import SUBSTITUTION
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of


@page(reads="people", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who stands in for whom; end it."""
    row = substitutions_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(
        request, SUBSTITUTION, (Act("stand_down", stand_down),), state_of(row, request.today),
        home_of(row.absent, row.begins_on), given={"substitution": row},
    )  # fmt: skip
    shown = {
        "row": row, "acts": acts, "state": SUBSTITUTION.states[acts.state],
        "history": history_of(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "actors/pages/substitution.html", shown, status=acts.status)
