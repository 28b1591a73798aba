"""What revenue was forecast and what came, year by year: by tax and non-tax, one-off receipts apart (收入预测).

A forecast is the budget of the year as first approved; its error is told of years whose twelve months are at hand.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import BASIS_POINTS, Books
from guantong.domain.fiscal.records.families import ONE_OFF_REVENUE, of_family
from guantong.domain.fiscal.records.revenue import MONTHS, by_subject, collected

YEARS = 5


@dataclass(frozen=True, slots=True)
class Forecast:
    """One subject of a year in fen: `budget` as first forecast (None: not said), `came` and `before`, `base` the budget of the year before.

    `nature` is "tax" or "non_tax"; `one_off` receipts (sales of assets, fines) cannot be counted on again.
    """

    year: int
    code: str
    name: str
    nature: str
    one_off: bool
    budget: int | None
    came: int
    before: int | None

    @property
    def growth(self) -> int | None:
        """How much more was forecast than came the year before, in basis points."""
        if self.budget is None or not self.before or self.before < 0:
            return None
        return (self.budget - self.before) * BASIS_POINTS // self.before


@dataclass(frozen=True, slots=True)
class Year:
    """All of one year's own revenue in fen; `whole` tells whether its twelve months are at hand."""

    year: int
    budget: int
    came: int
    tax: int
    one_off: int
    whole: bool

    @property
    def error(self) -> int | None:
        """How far what came lies from the forecast, in basis points of it; None before the year is whole."""
        return (self.came - self.budget) * BASIS_POINTS // self.budget if self.whole and self.budget > 0 else None

    @property
    def tax_share(self) -> int | None:
        """The share of tax in what came, in basis points."""
        return self.tax * BASIS_POINTS // self.came if self.came > 0 else None


def forecasts(books: Books, day: date) -> list[Forecast]:
    """Return the subjects of the general budget's own revenue of every year up to `day`'s, by year and code, each amount once."""
    rows = collected(books, day)
    rows = rows.filter(rows.fund_kind == "general", rows.nature.isin(("tax", "non_tax")))
    told = by_subject(rows).mutate(one_off=lambda t: of_family(t, ONE_OFF_REVENUE, "code"))
    each = _rows(told.order_by("year", "code"))
    came = {(row["year"], row["code"]): row["collected"] for row in each}
    return [
        Forecast(
            row["year"], row["code"], row["name"], row["nature"], row["one_off"], row["first"], row["collected"] or 0,
            came.get((row["year"] - 1, row["code"])),
        )
        for row in each
    ]  # fmt: skip


def years(books: Books, day: date) -> list[Year]:
    """Return the last five years of the general budget's own revenue up to `day`'s, earliest first."""
    rows = collected(books, day).filter(lambda t: t.fund_kind == "general")
    months = {row["year"]: row["n"] for row in _rows(rows.group_by("year").agg(n=rows.month.nunique()))}
    found: dict[int, list[Forecast]] = {}
    for one in forecasts(books, day):
        found.setdefault(one.year, []).append(one)
    return [
        Year(
            year, sum(one.budget or 0 for one in parts), sum(one.came for one in parts),
            sum(one.came for one in parts if one.nature == "tax"), sum(one.came for one in parts if one.one_off),
            months.get(year, 0) == MONTHS,
        )
        for year, parts in sorted(found.items())[-YEARS:]
    ]  # fmt: skip


def _rows(asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.to_pyarrow().to_pylist()
    return found
