"""One objection: the answer, changes of plan with their cost, comparable earlier items, what became of it, told back (异议)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood import following_forms as forms
from guantong.apps.livelihood import objecting
from guantong.apps.livelihood.queries import objections_seen_by
from guantong.apps.livelihood.shapes import OBJECTION_SHAPES
from guantong.apps.livelihood.terms import OBJECTED
from guantong.apps.livelihood.workflow import OBJECTION

ACTS = (
    Act("answer_objection", objecting.answer_objection, forms.Answered, version=True),
    Act("change_plan", objecting.change_plan, forms.Changed, version=True),
    Act("resolve", objecting.resolve, forms.Outcome, version=True),
    Act("keep", objecting.keep, forms.Outcome, version=True),
    Act("tell_back", objecting.tell_back, forms.ToldBack, version=True),
    Act("show_objection", objecting.show_objection, version=True),
    Act("withdraw_objection", objecting.withdraw_objection, forms.Outcome, version=True),
)


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    objection = objections_seen_by(request.standing).filter(pk=pk).first()
    if objection is None:
        raise Http404
    earlier = objecting.comparable_to(objection.item) if objection.state in ("raised", "answered") else []
    looks = Act("look_at_earlier", objecting.look_at_earlier, partial(forms.LookedAt, offered=earlier), version=True)
    acts = Acts(
        request, OBJECTION, (*ACTS, looks) if earlier or request.method == "POST" else ACTS, objection.state, objection.path,
        {"objection": objection}, {"words": objection.outcome or objection.answer}, objection.version,
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    shown = {
        "objection": objection, "acts": acts, "state": OBJECTION.states[objection.state], "shape": OBJECTION_SHAPES[objection.state],
        "source": OBJECTED[objection.source], "changes": list(objection.changes.all()), "earlier": earlier,
        "files": attached_to(objection, request.standing), "history": history_of(objection, request.standing),
    }  # fmt: skip
    return render(request, "livelihood/pages/objection.html", shown, status=acts.status)
