"""What revenue was forecast and what came, year by year: by tax and non-tax, one-off receipts apart (收入预测).

A forecast of the year drafted is stated by finance and tax with base, growth and assumptions; of years past it is the budget as first
approved, and its error is told of years whose twelve months are at hand.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books, Place, place_of
from guantong.domain.fiscal.records.execution import BASIS_POINTS, held
from guantong.domain.fiscal.records.families import ONE_OFF_REVENUE, of_family
from guantong.domain.fiscal.records.revenue import MONTHS, by_subject, collected
from guantong.domain.period import year_drafted

YEARS = 5
_LAST_DIGIT = 10
"""Growth is stated to a tenth of a percent, which is so many basis points."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One subject's forecast in fen: `amount` on its `base` with `growth` (basis points), None where it is not stated.

    `assumption` is what finance or tax (`stated_by`) say it rests on. `came` is what came the year before, in `months` months, as far
    as the books know. `one_off` receipts cannot be counted on again; where nobody says so, their subject tells.
    """

    code: str
    name: str
    nature: str
    one_off: bool
    base: int | None
    growth: int | None
    amount: int
    assumption: str
    stated_by: str
    came: int | None
    months: int
    place: Place

    @property
    def apart(self) -> int | None:
        """How far the forecast lies from its base with its growth, in fen; None where one is not stated, 0 within the last digit of the growth."""
        if self.base is None or self.growth is None:
            return None
        apart = self.amount - self.base * (BASIS_POINTS + self.growth) // BASIS_POINTS
        return apart if abs(apart) * BASIS_POINTS > abs(self.base) * _LAST_DIGIT else 0

    @property
    def against(self) -> int | None:
        """How much more is forecast than came in all twelve months of the year before, in basis points."""
        return (
            (self.amount - self.came) * BASIS_POINTS // self.came
            if self.came and self.came > 0 and self.months == MONTHS
            else None
        )

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not stated: of "base", "growth", "assumption"."""
        told = {"base": self.base, "growth": self.growth, "assumption": self.assumption}
        return tuple(name for name, value in told.items() if value in (None, ""))


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
    """Return the forecasts of the general budget for the year drafted on `day`, by code, beside what came the year before it."""
    drafted = year_drafted(day)
    rows = held(books, "revenue_forecast")
    rows = rows.filter(rows.year == drafted, rows.fund_kind.fill_null("general") == "general")
    rows = rows.mutate(code=rows.code.fill_null(rows.name), told=of_family(rows, ONE_OFF_REVENUE, "code"))
    past = collected(books, day).filter(lambda t: (t.fund_kind == "general") & (t.year == drafted - 1))
    came = {row["code"]: row["collected"] for row in _rows(by_subject(past))}
    (counted,) = _rows(past.aggregate(n=past.month.nunique()))
    return [
        Forecast(
            row["code"], row["name"], row["nature"] or "", bool(row["told"] if row["one_off"] is None else row["one_off"]), row["base"],
            row["growth"], row["amount"], row["assumption"] or "", row["stated_by"] or "", came.get(row["code"]), counted["n"] or 0,
            place_of(row),
        )
        for row in _rows(rows.order_by("code", "row"))
    ]  # fmt: skip


def years(books: Books, day: date) -> list[Year]:
    """Return the last five years of the general budget's own revenue up to `day`'s, earliest first."""
    rows = collected(books, day).filter(lambda t: t.fund_kind == "general")
    months = {row["year"]: row["n"] for row in _rows(rows.group_by("year").agg(n=rows.month.nunique()))}
    own = rows.filter(rows.nature.isin(("tax", "non_tax")))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in _rows(by_subject(own).mutate(one_off=lambda t: of_family(t, ONE_OFF_REVENUE, "code"))):
        found.setdefault(row["year"], []).append(row)

    def sum_(parts: list[dict[str, Any]], column: str) -> int:
        return sum(row[column] or 0 for row in parts)

    return [
        Year(
            year, sum_(parts, "first"), sum_(parts, "collected"), sum_([p for p in parts if p["nature"] == "tax"], "collected"),
            sum_([p for p in parts if p["one_off"]], "collected"), months.get(year, 0) == MONTHS,
        )
        for year, parts in sorted(found.items())[-YEARS:]
    ]  # fmt: skip


def _rows(asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.to_pyarrow().to_pylist()
    return found
