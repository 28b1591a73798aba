"""One suggestion: the text for the suggestion system, its number typed back, its term by law (代表建议)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions import forms, suggesting
from guantong.apps.opinions.queries import suggestions_seen_by
from guantong.apps.opinions.shapes import SUGGESTION_SHAPES
from guantong.apps.opinions.workflow import SUGGESTION

ACTS = (
    Act("note_number", suggesting.note_number, forms.Numbered, version=True),
    Act("note_reply", suggesting.note_reply, forms.Replied, version=True),
    Act("drop_suggestion", suggesting.drop_suggestion, version=True),
)


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    one = suggestions_seen_by(request.standing).filter(pk=pk).first()
    if one is None:
        raise Http404
    initial = {"assigned_on": request.today, "replied_on": request.today}
    acts = Acts(request, SUGGESTION, ACTS, one.state, one.path, {"suggestion": one}, initial, one.version)
    if answer := acts.answer():
        return answer
    shown = {
        "one": one, "acts": acts, "state": SUGGESTION.states[one.state], "shape": SUGGESTION_SHAPES[one.state],
        "deputies": one.opinion.proposers.filter(kind="deputy"), "history": history_of(one, request.standing),
    }  # fmt: skip
    return render(request, "opinions/pages/suggestion.html", shown, status=acts.status)
