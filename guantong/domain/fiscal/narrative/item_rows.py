"""Which row of the grant tables a described item means (科目说明对应的行)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guantong.domain.fiscal.classification.codes import same_name
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.items import ItemStatement, StatedAmount
from guantong.domain.fiscal.narrative.statements import agreement
from guantong.domain.fiscal.table import Row, Table, Value
from guantong.domain.words import Words

_ELSEWHERE = Words("表中“{name}”属于{places}", "in the table “{name}” belongs to {places}")
_NOWHERE = Words("功能分类表中没有名为“{name}”的项", "no item of the tables is called “{name}”")
_TABLES = ("general_public_by_function", "government_fund_by_function", "state_capital_by_function")


@dataclass(frozen=True, slots=True)
class RowMatch:
    """An item with its row; without one, `searched` says what was found instead."""

    item: ItemStatement
    table: Table | None
    row: Row | None
    searched: Words | None = None


def rows_spoken_of(document: Document) -> Iterator[RowMatch]:
    """Yield every described item with the row whose whole path 类—款—项 has its names."""
    tables = [t for kind in _TABLES if (t := document.table(kind)) and not t.empty]
    paths = [(table, row, path) for table in tables for row, path in _paths(table)]
    for item in document.items:
        if len(item.path) != 3 or not paths:
            continue
        named = [(table, row, path) for table, row, path in paths if same_name(path[2], item.path[2])]
        exact = [(t, r) for t, r, p in named if same_name(p[0], item.path[0]) and same_name(p[1], item.path[1])]
        if exact:
            yield RowMatch(item, *exact[0])
        elif named:
            places = "、".join(sorted({f"“{path[0]}—{path[1]}”" for _, _, path in named})[:2])
            yield RowMatch(item, named[0][0], None, _ELSEWHERE.filled(name=item.path[2], places=places))
        else:
            yield RowMatch(item, tables[0], None, _NOWHERE.filled(name=item.path[2]))


def _paths(table: Table) -> Iterator[tuple[Row, tuple[str, str, str]]]:
    names = ["", "", ""]
    for row in table.rows:
        if row.level:
            names[row.level - 1 :] = [row.name] + [""] * (3 - row.level)
            if row.level == 3:
                yield row, (names[0], names[1], names[2])


@dataclass(frozen=True, slots=True)
class Compared:
    """A stated amount beside its row's cell; `difference` is 0, a cut digit's worth of fen, or None: they disagree."""

    match: RowMatch
    role: str
    stated: StatedAmount
    cell: Value
    difference: int | None


def compared(match: RowMatch) -> Iterator[Compared]:
    """Yield the stated, planned and final amounts of an item beside the total of its row."""
    cell = match.row.values.get("total") if match.row else None
    for role in ("stated", "plan", "final"):
        stated = match.item.amounts.get(role)
        if stated is not None and cell is not None and cell.fen is not None:
            yield Compared(match, role, stated, cell, agreement(stated.amount, cell.fen, cell.step))


def undescribed(matches: Sequence[RowMatch]) -> Iterator[tuple[Table, Row]]:
    """Yield the 项 rows with money that no paragraph describes, of the tables some paragraph speaks of."""
    described = {match.item.name for match in matches}
    tables = {id(match.table): match.table for match in matches if match.table}
    for table in tables.values():
        for row in table.rows:
            if row.level == 3 and row.fen("total") and not any(same_name(row.name, name) for name in described):
                yield table, row
