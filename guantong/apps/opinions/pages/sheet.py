"""One sheet of answers that came back: what differs from the ledger, opinion by opinion; taking it down or not (录入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.returned_rows import OUTCOMES, SHAPES, plan_of
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions import taking_answers
from guantong.apps.opinions.answers_preview import compared
from guantong.apps.opinions.queries import sheets_seen_by
from guantong.apps.opinions.shapes import SHEET_SHAPES
from guantong.apps.opinions.sheet_forms import Seen
from guantong.apps.opinions.workflow import RETURNED_ANSWERS


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheet beside the ledger; take it down, or set it aside."""
    of = sheets_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    lines = compared(of, request.standing) if of.state == "read" else []
    bad = [line for line in lines if line.outcome in ("wrong", "stale")]
    ready = bool(lines) and not bad and any(line.outcome == "differs" for line in lines)
    verbs = [Act("set_answers_aside", taking_answers.set_aside)]
    if ready or request.method == "POST":
        verbs.insert(0, Act("take_down_answers", taking_answers.take_down, Seen))
    acts = Acts(request, RETURNED_ANSWERS, verbs, of.state, of.path, given={"of": of}, initial={"plan": plan_of(lines)})
    if answer := acts.answer():
        return answer
    shown = {
        "of": of, "acts": acts, "bad": len(bad), "ready": ready, "state": RETURNED_ANSWERS.states[of.state], "shape": SHEET_SHAPES[of.state],
        "lines": [(line, OUTCOMES[line.outcome], SHAPES[line.outcome]) for line in lines],
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return render(request, "opinions/pages/sheet.html", shown, status=acts.status)
