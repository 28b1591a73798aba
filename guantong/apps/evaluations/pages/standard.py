"""One standard of evaluation: its content, who entered and confirmed it; putting it in force, ending it (评价标准)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.evaluations import standards
from guantong.apps.evaluations.models.standards import KINDS
from guantong.apps.evaluations.pages.standards import SHAPES
from guantong.apps.evaluations.queries import standards_seen_by
from guantong.apps.evaluations.rubric_forms import Ending
from guantong.apps.evaluations.workflow import STANDARD
from guantong.apps.journal.queries import history_of
from guantong.domain.voting.rubric import STEPS, printed

ACTS = (
    Act("put_in_force", standards.put_in_force, main=True),
    Act("withdraw_standard", standards.withdraw_standard),
    Act("end_standard", standards.end_standard, Ending),
)


@page(reads="evaluation_standards", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the standard; do one of its verbs."""
    row = standards_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(request, STANDARD, ACTS, row.state, row.path, given={"standard": row}, latest_by=row.proposed_by)
    rubric = row.rubric
    shown = {
        "row": row, "rubric": rubric, "acts": acts, "state": STANDARD.states[row.state], "shape": SHAPES[row.state],
        "kind": KINDS[row.kind], "step": STEPS[rubric.step] if rubric else "", "history": history_of(row, request.standing),
        "bands": [(band.called, printed(band.least)) for band in rubric.bands] if rubric else (),
    }  # fmt: skip
    return acts.answer() or render(request, "evaluations/pages/standard.html", shown, status=acts.status)
