"""One matter: the three lists, what was said, the files that prove it, and its verbs (事项)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.findings import letters, operations, stages
from guantong.apps.findings import matter_forms as forms
from guantong.apps.findings.moving import acting_path
from guantong.apps.findings.nature import proposed
from guantong.apps.findings.pace import clock
from guantong.apps.findings.pages.matters import SHAPES
from guantong.apps.findings.queries import follows, matters_seen_by, notes_of
from guantong.apps.findings.words import CONCLUSIONS, KINDS, NATURES, PACES, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.apps.journal.queries import history_of
from guantong.apps.papers.queries import papers_about
from guantong.apps.papers.workflow import PAPER


@page(reads="matters", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the matter; do one of its verbs."""
    matter = matters_seen_by(request.standing).select_related("earlier").filter(pk=pk).first()
    if matter is None:
        raise Http404
    inside = follows(matter, request.standing)
    parts = list(matter.stages.exclude(state="given_up"))
    verbs = (
        Act("hand_over", operations.hand_over, forms.HandingOver, version=True),
        Act("draft_handover", letters.draft_handover, forms.Letter, version=True),
        Act("draft_urging", letters.draft_urging, version=True),
        Act("draft_slip", letters.draft_slip, version=True),
        Act("confirm_nature", operations.confirm_nature, forms.Nature, version=True),
        Act("revise", operations.revise, forms.Put, version=True),
        Act("acknowledge", operations.acknowledge, forms.Acknowledgement, version=True),
        Act("plan", operations.plan, partial(forms.Plan, matter=matter), version=True),
        Act("propose_stages", stages.propose_stages, partial(forms.Stages, matter=matter), version=True),
        Act("confirm_stages", stages.confirm_stages, version=True),
        Act(
            "report_stage",
            stages.report_stage,
            partial(forms.StageReport, stages=[s for s in parts if s.state == "agreed"]),
            version=True,
        ),
        Act(
            "return_stage",
            stages.return_stage,
            partial(forms.StageReport, stages=[s for s in parts if s.state == "done"]),
            version=True,
        ),
        Act("submit", operations.submit, forms.Result, version=True),
        Act("note_progress", operations.note_progress, forms.Reason, version=True),
        Act("verify", operations.verify, forms.Reason, version=True),
        Act("send_back", operations.send_back, forms.Reason, version=True),
        Act("close_out", operations.close_out, forms.Reason, version=True),
        Act("doubt", operations.doubt, forms.Reason, version=True),
        Act("conclude", operations.conclude, forms.Conclusion, version=True),
        Act("note_audit_state", operations.note_audit_state, forms.AuditState, version=True),
        Act("ask_extension", operations.ask_extension, forms.Extension, version=True),
        Act("decide_extension", operations.decide_extension, forms.Decision, version=True),
        Act("urge", operations.urge, forms.Reason, version=True),
        Act("add_handler", operations.add_handler, forms.Handling, version=True),
        Act("look_back", operations.look_back, forms.Look, version=True),
        Act("reopen", operations.reopen, forms.Reopening, version=True),
        Act("withdraw", operations.withdraw, forms.Reason, version=True),
    )
    extensions = list(matter.extensions.all())
    closed = operations.closed_to(matter, extensions, request.standing)
    closed |= stages.closed_stages(matter, parts, request.standing)
    if request.method != "POST":  # what has nothing to begin with is not shown, and still answers when it is asked for
        verbs = tuple(act for act in verbs if act.verb not in closed)
    initial = {
        name: getattr(matter, name)
        for name in ("title", "says", "origin", "sort", "pace", "nature", "audit_state", "received_on", "due_on")
    }
    papers = list(papers_about(matter, request.standing)) if request.standing.reads("papers") else []
    out = next((one for one in papers if one.kind in letters.HANDING_OVER and one.issued_on), None)
    initial |= {"number": out.number, "handed_on": out.issued_on} if out else {}
    acts = Acts(
        request, MATTER, verbs, matter.state, acting_path(matter, request.standing), {"matter": matter}, initial,
        matter.version, latest_by=matter.submitted_by if matter.state == "submitted" else matter.verified_by, closed=closed,
    )  # fmt: skip
    speaks_for = proposed(matter) if inside and not matter.nature else None
    shown = {
        "matter": matter, "inside": inside, "acts": acts, "state": MATTER.states[matter.state], "shape": SHAPES[matter.state],
        "kind": KINDS[matter.kind], "source": SOURCES[matter.source], "nature": NATURES.get(matter.nature),
        "pace": PACES[matter.pace], "proposed": speaks_for, "proposed_words": speaks_for and NATURES[speaks_for.nature],
        "notes": notes_of(matter, request.standing), "verbs": {row.verb: row.words for row in MATTER.rows},
        "files": attached_to(matter, request.standing), "history": history_of(matter, request.standing),
        "archives": inside and MATTER.why_not("archive", request.standing, matter.state, matter.path) is None,
        "extensions": extensions, "stages": parts, "today": request.today, "clock": clock(matter.pace, request.today), "look_backs": matter.look_backs.all(), "handlers": matter.handlers.all(),
        "papers": papers, "paper_states": PAPER.states, "conclusion": CONCLUSIONS.get(matter.conclusion),
    }  # fmt: skip
    return acts.answer() or render(request, "findings/pages/matter.html", shown, status=acts.status)
