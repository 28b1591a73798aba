"""One file of earlier opinions: what every row would do; taken in as history or not (导入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.list_forms import Seen
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions import history
from guantong.apps.opinions.queries import histories_seen_by
from guantong.apps.opinions.shapes import SHEET_SHAPES
from guantong.apps.opinions.workflow import HISTORY

SHAPES = {"wrong": "severe", "known": "todo", "new": "doing"}


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rows; take them in, or set the file aside."""
    of = histories_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    lines = history.compared(of, request.standing, request.today) if of.state == "read" else []
    bad = sum(line.outcome == "wrong" for line in lines)
    ready = not bad and any(line.outcome == "new" for line in lines)
    verbs = [Act("set_history_aside", history.set_aside)]
    if ready or request.method == "POST":
        verbs.insert(0, Act("take_in", history.take_in, Seen))
    acts = Acts(request, HISTORY, verbs, of.state, of.path, given={"of": of}, initial={"plan": history.plan_of(lines)})
    if answer := acts.answer():
        return answer
    shown = {
        "of": of, "acts": acts, "bad": bad, "ready": ready, "state": HISTORY.states[of.state], "shape": SHEET_SHAPES[of.state],
        "lines": [(line, history.STATES[line.outcome], SHAPES[line.outcome]) for line in lines],
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return render(request, "opinions/pages/history.html", shown, status=acts.status)
