"""Which cells of a document should carry an amount and cannot be read as one, table by table (读不出的格子)."""

from collections.abc import Iterable, Iterator

from guantong.domain.fiscal.balances import unread
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.pages import Trouble
from guantong.domain.fiscal.table import Value
from guantong.domain.words import Words

_MOST = 8
_WHAT = Words(
    "有{count}格应是金额而读不出：{cells}", "{count} cells should hold an amount that cannot be read: {cells}"
)
_DO = Words(
    "请核对原文：公式错误或误写的，由公开单位更正后再检查；用到这些格的核对都没有执行，不当作零。",
    "Look at the original: once the publisher has put it right, check again. Nothing that needs these cells was computed; they are not taken as zero.",
)


def unread_cells(document: Document) -> Iterator[Trouble]:
    """Yield one trouble a table or form; cells without any unit, or hidden, have a trouble of their own."""
    for table in document.tables:
        yield from _told(value for row in table.rows for value in row.values.values())
    for form in document.forms:
        yield from _told(form.money.values())


def _told(values: Iterable[Value]) -> Iterator[Trouble]:
    found = [value.evidence for value in unread(values) if value.evidence.unit and not value.hidden]
    if found:
        more = Words("……", " …") if len(found) > _MOST else Words("", "")
        zh = "、".join(f"{place.cell.zh}“{place.printed}”" for place in found[:_MOST])
        en = ", ".join(f"{place.cell.en} “{place.printed}”" for place in found[:_MOST])
        cells = Words(zh + more.zh, en + more.en)
        where = Words(f"《{found[0].table}》", f"《{found[0].table}》")
        yield Trouble(_WHAT.filled(count=len(found), cells=cells), where, _DO)
