"""One answered sheet that came back: what it says to each question; taking it down as the reply or not (录入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.diagnosis import taking_replies
from guantong.apps.diagnosis.queries import replies_seen_by
from guantong.apps.diagnosis.reply_preview import compared
from guantong.apps.diagnosis.workflow import RETURNED_REPLY
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.list_forms import Seen
from guantong.apps.findings.returned_rows import OUTCOMES, SHAPES, STATE_SHAPES, plan_of
from guantong.apps.journal.queries import history_of


@page(reads="diagnosis", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheet beside the letter; take it down, or set it aside."""
    of = replies_seen_by(request.standing).filter(pk=pk).select_related("letter").first()
    if of is None:
        raise Http404
    lines = compared(of, request.standing) if of.state == "read" else []
    bad = [line for line in lines if line.outcome in ("wrong", "stale")]
    ready = bool(lines) and not bad and any(line.outcome == "differs" for line in lines)
    verbs = [Act("set_reply_aside", taking_replies.set_aside)]
    if ready or request.method == "POST":
        verbs.insert(0, Act("take_down_reply", taking_replies.take_down, Seen))
    acts = Acts(request, RETURNED_REPLY, verbs, of.state, of.path, given={"of": of}, initial={"plan": plan_of(lines)})
    if answer := acts.answer():
        return answer
    shown = {
        "of": of, "acts": acts, "bad": len(bad), "ready": ready, "state": RETURNED_REPLY.states[of.state],
        "shape": STATE_SHAPES[of.state], "lines": [(line, OUTCOMES[line.outcome], SHAPES[line.outcome]) for line in lines],
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return render(request, "diagnosis/pages/returned_reply.html", shown, status=acts.status)
