"""Which rows a total closes: the classes of a coded table, the items of each side of a two-sided one (合计项)."""

from collections.abc import Iterator, Sequence
from re import compile as pattern

from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.fiscal.kinds import TableKind, table_kinds
from guantong.domain.fiscal.table import Row, Table, bare_name

_SUB_ITEM = pattern(r"(\d{1,2}[.、．]|其中[:：]|[（(][\d一二三四五六七八九十]+[）)])")
_ORDINAL = pattern(r"[一二三四五六七八九十]{1,3}、")
_BLOCK = {"人员经费合计": ("301", "303"), "公用经费合计": ("302", "307", "310", "399")}
_REST = pattern(r"其他.*")
"""An item that takes up what the list above it left out: with it the list is whole."""

Closing = tuple[Row, Sequence[Row]]


def closing_totals(table: Table) -> Iterator[Closing]:
    """Yield (total row, rows it sums) for every total of `table` whose parts are known.

    A coded table's total sums its 类 rows. On a side of a two-sided table, 本年…合计 sums the items with a
    Chinese ordinal, the closing 总计 adds what stands after it; without a 本年…合计 it sums them all. In an
    uncoded list the items with a Chinese ordinal, or the classes its kind is made of, are summed.
    """
    yield from (closing for closing, known in _closings(table) if known or _adds_up(closing))


def unknown_totals(table: Table) -> Iterator[Row]:
    """Yield the totals of which nobody can say what they sum: they were not computed."""
    yield from (closing[0] for closing, known in _closings(table) if not (known or _adds_up(closing)))


def _closings(table: Table) -> Iterator[tuple[Closing, bool]]:
    """Yield every total with its rows, and whether it is known that it sums just these."""
    kind = table_kinds().get(table.kind)
    classes = [row for row in table.rows if row.level == 1]
    if kind and kind.two_sided:
        for side in ("income", "expenditure"):
            yield from _side([row for row in table.rows if row.side == side], kind)
    elif classes:
        for total in table.totals():
            block = _BLOCK.get(total.name)
            masked = [row for row in table.rows if row.masked and not row.level and block is None]
            yield (total, [*(row for row in classes if block is None or row.code in block), *masked]), True
    elif kind and not any(row.level for row in table.rows):
        yield from _list(table, kind)


def _side(rows: Sequence[Row], kind: TableKind) -> Iterator[tuple[Closing, bool]]:
    items = [row for row in rows if not row.total and not _SUB_ITEM.match(row.name) and not _within(row, rows, kind)]
    # a government's balance breaks items down without a mark; a department's marks its sub-items
    known = kind.level == "department" or all(_ORDINAL.match(row.name) for row in items)
    year = next((row for row in rows if row.total and row.name.startswith("本年")), None)
    grand = next((row for row in reversed(rows) if row.total and row is not year), None)
    if year is not None:
        at = rows.index(year)
        yield (year, [row for row in items if rows.index(row) < at]), known
        if grand is not None:
            rest = [row for row in items if rows.index(row) > at and not _ORDINAL.match(row.name)]
            yield (grand, [year, *rest]), known
    elif grand is not None:
        yield (grand, items), known


def _within(row: Row, rows: Sequence[Row], kind: TableKind) -> bool:
    """Tell an item that breaks another one down: 从政府性基金预算调入 below 调入资金."""
    printed = {bare_name(other.name) for other in rows if other is not row}
    return any(
        whole in printed and pattern(parts).fullmatch(bare_name(row.name)) is not None for whole, parts in kind.within
    )


def _list(table: Table, kind: TableKind) -> Iterator[tuple[Closing, bool]]:
    """Yield the totals of an uncoded list, and of its classes where the items below them are a whole list.

    The parts of a total are known only when everything between the classes is: an item that stands below
    a class without being in its sum may be a class nobody has named yet.
    """
    rows = table.rows
    ordinals = any(_ORDINAL.match(row.name) for row in rows)
    tops = [row for row in rows if not row.total and _is_top(row, kind, ordinals)]
    groups = [(top, _below(rows[rows.index(top) + 1 :], tops)) for top in tops]
    whole = [bool(_REST.match(bare_name(items[-1].name))) if items else True for _, items in groups]
    known = bool(tops) and all(
        ends or _marked(items) or _adds_up((top, items)) for ends, (top, items) in zip(whole, groups, strict=True)
    )
    tops = tops or [row for row in rows if not row.total and not _SUB_ITEM.match(row.name)] or _numbered(rows)
    start = 0
    for at, total in enumerate(row for row in rows if row.total):
        end = rows.index(total)
        before = [row for row in tops if start <= rows.index(row) < end]
        inside = before or [row for row in tops if rows.index(row) > end]
        yield (total, [*([rows[start - 1]] if at and before else []), *inside]), known and at == 0
        start = end + 1
    for ends, (top, items) in zip(whole, groups, strict=False):
        if items and not _marked(items):
            yield (top, items), ends


def _marked(items: Sequence[Row]) -> bool:
    """Tell a selection (其中) from a list."""
    return any(row.name.startswith("其中") for row in items)


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.name[:1].isdigit() and not row.total]


def _below(rows: Sequence[Row], tops: Sequence[Row]) -> list[Row]:
    end = next((at for at, row in enumerate(rows) if row.total or row in tops), len(rows))
    return list(rows[:end])


def _is_top(row: Row, kind: TableKind, ordinals: bool) -> bool:
    return row.masked or (bool(_ORDINAL.match(row.name)) if ordinals else bare_name(row.name) in kind.classes)


def _adds_up(closing: Closing) -> bool:
    total, items = closing
    weighed = [
        weigh(value, [item.values.get(column) for item in items])
        for column, value in total.values.items()
        if value.fen is not None and column != "percent"
    ]
    found = [balance for balance in weighed if balance]
    return bool(found) and all(balance.verdict is not Weighed.BROKEN for balance in found)
