"""How each table of the fictional bureau is laid out in files: names, codings, header words, declared money units (报送格式)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

UNITS = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
MONEY = frozenset(
    [
        "amount",
        "unit_price",
        "base",
        "planned",
        "budgeted",
        "adjusted",
        "collected",
        "estimate",
        "total_investment",
        "completed",
        "allotted",
        "ceiling",
        "limit",
        "balance",
        "principal_due",
        "interest_due",
        "passed_amount",
        "budget",
        "general_spending",
        "used",
        "resources",
    ]
)


@dataclass(frozen=True, slots=True)
class Layout:
    """One table's files: `file` is a pattern, `each` says what a file holds, `columns` map our column to the bureau's header."""

    table: str
    file: str
    each: str
    money: str | dict[str, str]
    columns: dict[str, str]
    coding: str = ""
    title: str = ""

    @property
    def workbook(self) -> bool:
        """True for a workbook, False for a CSV."""
        return self.file.endswith(".xlsx")

    def unit(self, row: dict[str, Any]) -> str:
        """Return the money unit declared for the file that `row` belongs into: final accounts are printed to the fen."""
        return self.money if isinstance(self.money, str) else self.money[row["version"]]

    def place(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return what of `row` names the file that it belongs into."""
        if self.each == "all":
            return {}
        if self.each in ("signed", "due", "received"):
            return {"year": row[f"{self.each}_on"].year}
        if self.each == "version":
            return {"year": row["year"], "version": _choices("version", self.table)[row["version"]]}
        if self.each == "month":
            return {"year": row["year"], "month": row["paid_on"].month}
        return {"year": row["year"]}

    def cells(self, row: dict[str, Any]) -> list[str]:
        """Return `row` as the bureau prints it."""
        unit = UNITS[self.unit(row)]
        if "month" in row:
            row = row | {"month": f"{row['year']}-{row['month']:02}"}
        return [self._cell(column, row.get(column), unit) for column in self.columns]

    def _cell(self, column: str, value: Any, unit: int) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "是" if value else "否"
        if column in MONEY:
            return printed(value, unit)
        if column == "rate_bp":
            return f"{value // 100}.{value % 100:02}%"
        if isinstance(value, date):
            return value.isoformat() if self.coding == "utf-8-sig" else value.strftime("%Y/%m/%d")
        words = _choices(column, self.table)
        return words[value] if words else str(value)


def printed(fen: int, unit: int) -> str:
    """Return `fen` in a unit of that many fen, exactly; raises ValueError when the printed places cannot hold it."""
    places = 4 if unit > 1_000_000 else 2
    last = unit // 10**places
    if fen % last:
        raise ValueError(f"{fen} fen do not fit {places} places of {unit}")
    sign, rest = "-" if fen < 0 else "", abs(fen) // last
    return f"{sign}{rest // 10**places}.{rest % 10**places:0{places}}"


@cache
def layouts() -> dict[str, Layout]:
    """Return the layout of every table that the bureau hands over."""
    return {table: Layout(table, **facts) for table, facts in _read("layouts").items()}


@cache
def _choices(column: str, table: str) -> dict[str, str]:
    words = _read("choices")
    return dict(words.get(f"{column}@{table}") or words.get(column) or {})


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))
