"""The rows behind a signal over the ledger, as plain values: how many, what they come to, the largest of them (凭证)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.table import EVIDENCE, Column, Kind, Table, table
from guantong.domain.rule_engine.ledger import Books, drill
from guantong.domain.rule_engine.rule import Rule

_FIRST = ("voucher_no", "quota_no", "contract_no", "payee", "purpose", "project", "unit")
_MOST_COLUMNS = 6
_NAMING = ("payee", "project", "supplier", "bidder")


@dataclass(frozen=True, slots=True)
class Behind:
    """Rows of one fiscal table behind a signal.

    `rows` are the largest of `count`, by the first column of money; `sum` is that column over all of them in fen, None for a table
    without money. `beyond` tells how many more rows lie outside what was asked for.
    """

    table: Table
    count: int
    sum: int | None
    rows: list[dict[str, Any]]
    beyond: int = 0

    @property
    def money(self) -> Column | None:
        """The column of money by which they are told, None without one."""
        return next(self.table.of_kind(Kind.MONEY), None)

    @property
    def columns(self) -> list[Column]:
        """The columns that tell people which row it is: its day, its number, payee, purpose; those that are blank in all left out."""
        known = self.table.columns
        names = dict.fromkeys((self.table.period, *(n for n in _FIRST if n in known), *self.table.key, *known))
        dated = self.table.period not in ("", "year")
        named = (known[n] for n in names if n in known and known[n] != self.money and not (dated and n == "year"))
        return [column for column in named if any(row.get(column.name) for row in self.rows)][:_MOST_COLUMNS]


def behind(
    rule: Rule, books: Books, as_of: date, keys: Mapping[str, Any], most: int, unit: str | None = None,
    without: Sequence[str] = (),
) -> list[Behind]:  # fmt: skip
    """Return the rows behind the signal with subject `keys` table by table, payments first, the `most` largest of each.

    `unit` asks for the rows of one unit alone, by its code; "" for none of them, only how many there are. Rows that name a firm or
    project of `without` are left out in the same way.
    """
    found = sorted(drill(rule, books, as_of, keys).items(), key=lambda one: one[0] != "payment")
    return [_told(table(name), rows, most, unit, without) for name, rows in found]


def _told(one: Table, rows: Any, most: int, unit: str | None, without: Sequence[str]) -> Behind:
    every = _count(rows)
    for column in (name for name in _NAMING if name in rows.columns):
        for firm in without:
            rows = rows.filter(~rows[column].fill_null("").contains(firm))
    if unit is not None:
        rows = rows.filter(rows.unit_code == unit) if unit and "unit_code" in rows.columns else rows.filter(False)
    amount = next((c.name for c in one.of_kind(Kind.MONEY) if c.name in rows.columns), "")
    order = [rows[amount].desc()] if amount else []
    largest = rows.order_by([*order, *(rows[name] for name in EVIDENCE)]).limit(most)
    shown = largest.select([name for name in (*one.columns, *EVIDENCE) if name in rows.columns])
    count = _count(rows)
    sum_ = int(rows[amount].sum().to_pyarrow().as_py() or 0) if amount and count else None
    return Behind(one, count, sum_, shown.to_pyarrow().to_pylist(), every - count)


def _count(rows: Any) -> int:
    return int(rows.count().to_pyarrow().as_py())
