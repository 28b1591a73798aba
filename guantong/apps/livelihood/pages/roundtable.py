"""One roundtable about why an item is liked or not: minutes and causes first, then a person decides (原因座谈会)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood import following_forms as forms
from guantong.apps.livelihood import roundtables
from guantong.apps.livelihood.queries import roundtables_seen_by
from guantong.apps.livelihood.shapes import ROUNDTABLE_SHAPES
from guantong.apps.livelihood.terms import SIDES, cause_words
from guantong.apps.livelihood.workflow import ROUNDTABLE


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; do one of its verbs."""
    row = roundtables_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    verbs = (
        Act("hold_roundtable", roundtables.hold_roundtable, partial(forms.Held, day=row.held_on), version=True),
        Act("open_matter", roundtables.open_matter, forms.MatterOpened, version=True),
        Act("write_lesson", roundtables.write_lesson, forms.LessonWritten, version=True),
        Act("end_roundtable", roundtables.end_roundtable, forms.Ended, version=True),
    )
    acts = Acts(
        request, ROUNDTABLE, verbs, row.state, row.item.path, {"roundtable": row}, {"held_on": row.held_on}, row.version
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    shown = {
        "row": row, "acts": acts, "state": ROUNDTABLE.states[row.state], "shape": ROUNDTABLE_SHAPES[row.state], "side": SIDES[row.side],
        "causes": [cause_words()[code] for code in row.causes], "history": history_of(row, request.standing),
        "matter": matters_seen_by(request.standing).filter(pk=row.matter_id).first() if row.matter_id else None,
    }  # fmt: skip
    return render(request, "livelihood/pages/roundtable.html", shown, status=acts.status)
