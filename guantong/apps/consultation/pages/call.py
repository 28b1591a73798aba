"""One yearly call: its days, the ceiling and where it is written, its verbs (一年的征集)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.consultation import calling
from guantong.apps.consultation.forms import Ceiling, Until
from guantong.apps.consultation.queries import calls_listed
from guantong.apps.consultation.shapes import CALL_SHAPES
from guantong.apps.consultation.workflow import CALL
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of

ACTS = (
    Act("set_ceiling", calling.set_ceiling, Ceiling, version=True),
    Act("close_call", calling.close_call, version=True),
    Act("reopen_call", calling.reopen_call, Until, version=True),
)


@page(reads="suggestions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    row = calls_listed(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    initial = {"ceiling": row.ceiling, "ceiling_source": row.ceiling_source}
    acts = Acts(request, CALL, ACTS, row.state, row.path, {"call": row}, initial, row.version)
    shown = {
        "row": row, "acts": acts, "state": CALL.states[row.state], "shape": CALL_SHAPES[row.state], "past": row.closes_on < request.today,
        "files": attached_to(row, request.standing), "history": history_of(row, request.standing),
        "lists": request.standing.reads("government_lists"),
    }  # fmt: skip
    return acts.answer() or render(request, "consultation/pages/call.html", shown, status=acts.status)
