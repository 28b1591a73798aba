"""One matter: the three lists, what was said, the files that prove it, and its verbs (事项)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.acts import acts_of
from guantong.apps.findings.assessment_queries import assessments_of
from guantong.apps.findings.nature import proposed
from guantong.apps.findings.pace import clock
from guantong.apps.findings.pages.matters import SHAPES
from guantong.apps.findings.queries import follows, matters_seen_by, notes_of
from guantong.apps.findings.words import CONCLUSIONS, KINDS, NATURES, PACES, SOURCES
from guantong.apps.findings.workflow import ASSESSMENT, MATTER
from guantong.apps.journal.queries import history_of
from guantong.apps.papers.queries import papers_about
from guantong.apps.papers.workflow import PAPER


@page(reads="matters", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the matter; do one of its verbs."""
    matter = (
        matters_seen_by(request.standing)
        .select_related("earlier")
        .prefetch_related("extensions", "stages")
        .filter(pk=pk)
        .first()
    )
    if matter is None:
        raise Http404
    inside = follows(matter, request.standing)
    papers = list(papers_about(matter, request.standing)) if request.standing.reads("papers") else []
    acts = acts_of(request, matter, papers)
    speaks_for = proposed(matter) if inside and not matter.nature else None
    shown = {
        "matter": matter, "inside": inside, "acts": acts, "state": MATTER.states[matter.state], "shape": SHAPES[matter.state],
        "kind": KINDS[matter.kind], "source": SOURCES[matter.source], "nature": NATURES.get(matter.nature),
        "pace": PACES[matter.pace], "proposed": speaks_for, "proposed_words": speaks_for and NATURES[speaks_for.nature],
        "notes": notes_of(matter, request.standing), "verbs": {row.verb: row.words for row in MATTER.rows},
        "files": attached_to(matter, request.standing), "history": history_of(matter, request.standing),
        "archives": inside and MATTER.why_not("archive", request.standing, matter.state, matter.path) is None,
        "stages": [stage for stage in matter.stages.all() if stage.state != "given_up"], "today": request.today, "clock": clock(matter.pace, request.today),
        "extensions": matter.extensions.all(), "look_backs": matter.look_backs.all(), "handlers": matter.handlers.all(),
        "assessments": assessments_of(matter, request.standing), "assessment_states": ASSESSMENT.states,
        "assesses": matter.handed_on and matter.state != "withdrawn" and ASSESSMENT.begun_by("propose", request.standing),
        "papers": papers, "paper_states": PAPER.states, "conclusion": CONCLUSIONS.get(matter.conclusion),
    }  # fmt: skip
    return acts.answer() or render(request, "findings/pages/matter.html", shown, status=acts.status)
