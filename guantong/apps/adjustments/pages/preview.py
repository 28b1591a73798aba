"""The items that were brought for a plan, row by row with what is wrong, before they are taken in whole or not at all (明细预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.adjustments.acts import reading_acts
from guantong.apps.adjustments.comparing import sums
from guantong.apps.adjustments.item_rows import FUNDS, SIDES, Read
from guantong.apps.adjustments.items import preview
from guantong.apps.adjustments.moving import current
from guantong.apps.adjustments.queries import inside, plans_seen_by
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.domain.words import Words

OUTCOMES = {
    "wrong": Words("读不出来", "cannot be read"),
    "told": Words("有出入，照录", "differs, kept as printed"),
    "total": Words("合计行", "a sum"),
    "good": Words("可导入", "can be taken in"),
}
SHAPES = {"wrong": "severe", "told": "warn", "total": "todo", "good": "done"}


def _outcome(row: Read) -> str:
    return "wrong" if row.wrong else "total" if row.total else "told" if row.told else "good"


COLUMNS = (
    Column("行", "number", "number"),
    Column("结果", lambda row: OUTCOMES[_outcome(row)], "badge", badge=lambda row: SHAPES[_outcome(row)]),
    Column("项目", "name"),
    Column("收支", lambda row: SIDES.get(row.facts["side"])),
    Column("预算", lambda row: FUNDS.get(row.facts["fund_kind"])),
    Column("调整前", lambda row: row.facts["before"], "yuan"),
    Column("增减", lambda row: row.facts["change"], "yuan"),
    Column("调整后", lambda row: row.facts["after"], "yuan"),
    Column("说明", lambda row: "；".join(said(words) for words in (*row.wrong, *row.told))),
)


@page(reads="adjustments", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rows; take them in or set them aside."""
    plan = plans_seen_by(request.standing).filter(pk=pk).first() if inside(request.standing) else None
    if plan is None:
        raise Http404
    edition = current(plan)
    rows = sorted(preview(edition), key=lambda row: (not row.wrong, row.number))
    wrong = sum(bool(row.wrong) for row in rows)
    acts = reading_acts(request, plan, ready=not wrong)
    if answer := acts.answer(f"/adjustments/{pk}/"):
        return answer
    listing = Listing(request, _("明细预览"), rows, COLUMNS, empty=_("没有等待导入的明细。"))
    told = sums(
        [_Line(row) for row in rows if not row.total and not row.wrong], [{**row.facts} for row in rows if row.total]
    )
    shown = {
        "plan": plan, "edition": edition, "acts": acts, "list": listing, "rows": rows, "wrong": wrong,
        "off": [one for one in told if one.off and not wrong],
    }  # fmt: skip
    return listing.download() or render(request, "adjustments/pages/preview.html", shown, status=acts.status)


class _Line:
    """A row that was read, as `comparing` sums lines."""

    def __init__(self, row: Read) -> None:
        self.key: tuple[str, ...] = ()
        self.side, self.fund_kind = str(row.facts["side"]), str(row.facts["fund_kind"])
        self.before, self.after, self.change = (int(row.facts[name]) for name in ("before", "after", "change"))
