"""One cause that a unit stated of a project's pace, and taking it back (快慢原因)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.execution import operations
from guantong.apps.execution.pages.why import cause_words
from guantong.apps.execution.reusing import causes_seen_by
from guantong.apps.execution.workflow import CAUSE
from guantong.apps.journal.queries import history_of


@page(reads="execution", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the cause; take it back."""
    cause = causes_seen_by(request.standing).filter(pk=pk).first()
    if cause is None:
        raise Http404
    acts = Acts(request, CAUSE, (Act("take_back", operations.take_back),), cause.state, cause.path, {"cause": cause})
    shown = {
        "cause": cause, "acts": acts, "words": cause_words(cause), "state": CAUSE.states[cause.state],
        "history": history_of(cause, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "execution/pages/cause.html", shown, status=acts.status)
