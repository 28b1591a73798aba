"""The preview of a file: row by row what is new, changed, unchanged, refused; apply it or set it aside (导入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.actors import intake_operations as operations
from guantong.apps.actors import roster_file
from guantong.apps.actors.models import IntakeRow
from guantong.apps.actors.queries import intakes
from guantong.apps.actors.workflow import INTAKE
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.words import Words

OUTCOMES = {
    "new": Words("新增", "new"),
    "changed": Words("变更", "changed"),
    "unchanged": Words("不变", "unchanged"),
    "leaves": Words("离任", "leaves"),
    "stays": Words("留任", "stays"),
    "refused": Words("不能导入", "refused"),
}
SHAPES = {"new": "doing", "changed": "warn", "unchanged": "", "leaves": "again", "stays": "done", "refused": "severe"}
SHEETS = [(name, name) for name in roster_file.SHEETS]


def _says(row: IntakeRow) -> Words:
    return Words(row.zh, row.en)


COLUMNS = (
    Column("工作表", "sheet", filters="sheet", choices=SHEETS),
    Column("行", lambda row: row.number or None, "number", sorts="number"),
    Column("对象", "subject", sorts="subject"),
    Column(
        "结果", lambda row: OUTCOMES[row.outcome], "badge", badge=lambda row: SHAPES[row.outcome], filters="outcome",
        choices=tuple(OUTCOMES.items()),
    ),
    Column("说明", _says),
)  # fmt: skip
ACTS = (Act("apply", operations.apply), Act("discard", operations.discard))


@page(reads="intakes", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the preview with its verbs; do one of them."""
    intake = intakes().filter(pk=pk).first()
    if intake is None:
        raise Http404
    acts = Acts(request, INTAKE, ACTS, intake.state, "", given={"intake": intake}, latest_by=intake.prepared_by)
    if answer := acts.answer():
        return answer
    listing = Listing(
        request, _("导入预览 %(number)s") % {"number": pk}, intake.rows.all(), COLUMNS, empty=_("预览已清空。")
    )
    counts = [(words, intake.counts[outcome]) for outcome, words in OUTCOMES.items() if intake.counts.get(outcome)]
    shown = {
        "intake": intake, "list": listing, "acts": acts, "counts": counts, "state": INTAKE.states[intake.state],
        "refused": intake.counts.get("refused"),
    }  # fmt: skip
    return listing.download() or render(request, "actors/pages/intake.html", shown, status=acts.status)
