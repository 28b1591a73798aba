"""One form that came back: what it says row by row; taking it down or not (录入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.twins import twins
from guantong.apps.files.attached import attached_to
from guantong.apps.findings import taking_twins
from guantong.apps.findings.list_forms import Seen
from guantong.apps.findings.queries import twins_seen_by
from guantong.apps.findings.returned_rows import OUTCOMES, SHAPES, STATE_SHAPES, plan_of
from guantong.apps.findings.twin_preview import compared
from guantong.apps.findings.workflow import RETURNED_TWIN
from guantong.apps.journal.queries import history_of


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form beside what stands; take it down, or set it aside."""
    of = twins_seen_by(request.standing).filter(pk=pk).first()
    if of is None or of.kind not in twins():
        raise Http404
    lines = compared(of, request.standing, request.today) if of.state == "read" else []
    bad = [line for line in lines if line.outcome in ("wrong", "stale")]
    ready = not bad and any(line.outcome == "differs" for line in lines)
    verbs = [Act("set_twin_aside", taking_twins.set_aside)]
    if ready or request.method == "POST":
        verbs.insert(0, Act("take_down_twin", taking_twins.take_down, Seen))
    acts = Acts(request, RETURNED_TWIN, verbs, of.state, of.path, given={"of": of}, initial={"plan": plan_of(lines)})
    if answer := acts.answer():
        return answer
    shown = {
        "of": of, "acts": acts, "bad": len(bad), "ready": ready, "state": RETURNED_TWIN.states[of.state], "shape": STATE_SHAPES[of.state],
        "twin": twins()[of.kind], "lines": [(line, OUTCOMES[line.outcome], SHAPES[line.outcome]) for line in lines],
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return render(request, "findings/pages/returned_twin.html", shown, status=acts.status)
