"""Cells of different tables that must carry the same figure (表间对应)."""

from collections.abc import Iterator
from dataclasses import dataclass

from guantong.domain.fiscal.classification.codes import same_name
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.table import Row, Table, Value, bare_name
from guantong.domain.words import Words

_TWO_SIDED = (
    # (table, side, its row, other table, its column, what)
    ("income_expenditure", "income", "income", "total", Words("收入合计", "total income")),
    ("income_expenditure", "expenditure", "expenditure", "total", Words("支出合计", "total expenditure")),
)
_BOOKS = (
    ("general_public", "general_public_by_function"),
    ("government_fund", "government_fund_by_function"),
    ("state_capital", "state_capital_by_function"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cells that must agree; `one` or `other` is None when it was not found, `missing` says which."""

    item: str
    what: Words
    table: Table
    other_table: Table
    one: Value | None
    other: Value | None
    missing: Words = Words("未找到要比较的表或合计", "a table or total to compare with was not found")


def pairs(document: Document) -> Iterator[Pair]:
    """Yield every pair of the document; a missing table gives a pair that cannot be compared."""
    present = {t.kind: t for t in document.tables}
    for kind, side, other_kind, column, what in _TWO_SIDED:
        yield from _totals(present, kind, side, other_kind, column, what)
    summary = present.get("fiscal_grant_summary")
    for column, kind in _BOOKS:
        table = present.get(kind)
        if summary is None or table is None:
            continue
        total, spent = _year_total(summary, "expenditure"), table.grand_total()
        one = total.values.get(column) if total else None
        if one is not None and one.filled and spent is not None:
            title = f"{summary.heading(column)}支出合计"
            yield Pair(title, Words(title, title), summary, table, one, spent.values.get("total"))
        yield from _classes(summary, column, table)
    if "income_expenditure" in present and "expenditure" in present:
        yield from _classes(present["income_expenditure"], "total", present["expenditure"])


def _totals(
    present: dict[str, Table], kind: str, side: str, other_kind: str, column: str, what: Words
) -> Iterator[Pair]:
    table, other = present.get(kind), present.get(other_kind)
    known = table or other
    if known is None:
        return
    closing = other.grand_total() if other else None
    two = closing.values.get(column) if closing else None
    # some layouts count money carried over into the other table's total, some do not: either total may be meant
    candidates = [row for row in (_year_total(table, side), table.grand_total(side)) if row] if table else []
    ones = [row.values["total"] for row in candidates if "total" in row.values]
    fitting = (value for value in ones if two is not None and value.fen is not None and value.fen == two.fen)
    one = next(fitting, next((value for value in ones if value.unread), ones[0] if ones else None))
    yield Pair(what.zh, what, table or known, other or known, one, two)


def _year_total(table: Table, side: str) -> Row | None:
    """Return 本年…合计 where carry-overs follow it, else the closing total."""
    return next((r for r in table.totals(side) if r.name.startswith("本年")), None) or table.grand_total(side)


def _classes(summary: Table, column: str, table: Table) -> Iterator[Pair]:
    """Yield the classes both tables name (一般公共服务支出 …) on the expenditure side."""
    classes = [row for row in table.rows if row.level == 1]
    for row in summary.items("expenditure"):
        name, value = bare_name(row.name), row.values.get(column)
        match = next((c for c in classes if same_name(c.name, name)), None)
        if match is not None and value is not None and value.filled:
            yield Pair(name, Words(name, name), summary, table, value, match.values.get("total"))
