"""Which rows a total closes: the classes of a coded table, the items of each side of a two-sided one (合计项)."""

from collections.abc import Iterator, Sequence
from re import compile as pattern

from guantong.domain.fiscal.kinds import table_kinds
from guantong.domain.fiscal.table import Row, Table

_SUB_ITEM = pattern(r"(\d{1,2}[.、．]|其中[:：]|[（(][\d一二三四五六七八九十]+[）)])")
_ORDINAL = pattern(r"[一二三四五六七八九十]{1,3}、")
_BLOCK = {"人员经费合计": ("301", "303"), "公用经费合计": ("302", "307", "310", "399")}


def closing_totals(table: Table) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Yield (total row, rows it sums) for every total of `table` whose parts are known.

    A coded table's total sums its 类 rows. On a side of a two-sided table, 本年…合计 sums the items with a
    Chinese ordinal, the closing 总计 adds what stands after it; without a 本年…合计 it sums them all.
    """
    kind = table_kinds().get(table.kind)
    if kind and kind.two_sided:
        for side in ("income", "expenditure"):
            yield from _side([row for row in table.rows if row.side == side])
        return
    classes = [row for row in table.rows if row.level == 1]
    for total in table.totals():
        if total.name in _BLOCK:
            yield total, [row for row in classes if row.code in _BLOCK[total.name]]
        elif classes:
            yield total, classes


def _side(rows: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Row]]]:
    year = next((row for row in rows if row.total and row.name.startswith("本年")), None)
    grand = next((row for row in reversed(rows) if row.total and row is not year), None)
    if year is not None:
        at = rows.index(year)
        yield year, [row for row in rows[:at] if not row.total and not _SUB_ITEM.match(row.name)]
        rest = [row for row in rows[at + 1 :] if not row.total and not _SUB_ITEM.match(row.name)]
        if grand is not None:
            yield grand, [year, *(row for row in rest if not _ORDINAL.match(row.name))]
    elif grand is not None:
        yield grand, [row for row in rows if not row.total and not _SUB_ITEM.match(row.name)]
