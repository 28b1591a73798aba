"""The columns of an adjustment's lines, the same on every page that lists them (调整项目的列)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from guantong.apps.adjustments.item_rows import FUNDS, SIDES
from guantong.apps.adjustments.models import Item
from guantong.apps.adjustments.queries import ELEMENTS
from guantong.apps.adjustments.terms import choices, words_of
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column
from guantong.apps.components.templatetags.words import said


def _lacking(item: Item) -> str:
    told = [said(ELEMENTS[name]) for name in item.lacking]
    lacks = _("缺：%(what)s") % {"what": "、".join(told)} if told else ""
    off = _("调整前＋增减≠调整后") if item.off else ""
    return "；".join(filter(None, (lacks, off)))


def _stands(item: Item) -> str:
    place = item.place
    if not place:
        return _("录入")
    return f"{place['sheet']} · {_('第 %(row)s 行') % {'row': place['row']}} · {place['label']}"


LINES = (
    Column("序号", "row", "number", sorts="row"),
    Column("单位", "unit", sorts="unit", note=lambda item: item.project or item.function),
    Column(
        "预算", lambda item: FUNDS.get(item.fund_kind), filters="fund_kind", choices=tuple(FUNDS.items()),
        note=lambda item: " ".join(filter(None, (item.function_code, item.function))),
    ),
    Column("收支", lambda item: SIDES.get(item.side), filters="side", choices=tuple(SIDES.items())),
    Column("调整前", "before", "yuan", sorts="before"),
    Column("增减", "change", "yuan", sorts="change"),
    Column("调整后", "after", "yuan", sorts="after"),
    Column(
        "理由", "reason", filters="reason_class", choices=tuple(choices("reason_classes")),
        note=lambda item: words_of("reason_classes", item.reason_class) if item.reason_class else "",
    ),
    Column("相应措施", "measures"),
    Column("缺少", _lacking),
    Column("债务资金", lambda item: _("是") if item.debt else "", filters="debt", choices=(("True", "债务资金"),)),
    Column("出处", _stands),
)  # fmt: skip


def lines(found: Sequence[Item]) -> Lines:
    """Return lines at hand as a list that can be searched, filtered and sorted."""
    return Lines(found, lambda item: item.search)


def feet(found: Sequence[Item]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the sums of what was found: spending and revenue apart."""
    told = []
    for side, words in SIDES.items():
        rows = [item for item in found if item.side == side]
        if rows:
            sums = {
                header: sum(getattr(item, name) for item in rows)
                for header, name in (("调整前", "before"), ("增减", "change"), ("调整后", "after"))
            }
            told.append((_("%(side)s合计") % {"side": said(words)}, sums))
    return told
