"""How fast one spends, for pages that draw it: month by month, beside the plan and the own past years, and the year's end (支出进度).

What may be spent, what was paid of it and the habit of earlier years are those of `execution`, by which the rules judge. Lazy tables
over the books, `by` unit_code or project_code. Amounts are fen. Past years count to the same day of the year as `as_of`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import BASIS_POINTS, usual_pace
from guantong.domain.fiscal.records.execution import Books as Ledger
from guantong.domain.fiscal.records.execution import pace as paces
from guantong.domain.statistics.forecast import LEAST_ERRORS, LEAST_YEARS, Forecast, PastYear, errors_of, forecast
from guantong.domain.words import Words

PLANS = {"unit_code": "unit_plan", "project_code": "project_plan"}
PAST = 5
"""How many past years are looked back at, at most."""


def curve(books: Books, by: str, first_year: int, latest_year: int) -> Any:
    """Return columns `by`, year, month (1 … 12), `paid` of the month and `to_date` since January: months with payments only."""
    payments = books.table("payment")
    payments = payments.filter(payments[by].notnull(), payments.year.between(first_year, latest_year))
    payments = payments.filter(payments.paid_on.notnull())
    months = payments.group_by(by, "year", month=payments.paid_on.month()).agg(paid=payments.amount.sum().cast("int64"))
    import ibis

    so_far = ibis.window(group_by=[by, "year"], order_by="month", preceding=None, following=0)
    return months.mutate(to_date=months.paid.sum().over(so_far).cast("int64"))


def own_history(books: Ledger, as_of: date, by: str) -> Any:
    """Return columns `by`, `years`, `median` and `mad`: of the shares of its budget that it had paid by this day in earlier years.

    Only of subjects that may spend this year. Shares are 0 … 1; `mad` is the median absolute deviation from the median.
    """
    usual = usual_pace(books, as_of, (by,), PAST)
    usual = usual.filter(usual.year == as_of.year, usual.known > 0, usual[by] != "")
    return usual.select(by, years="known", median=usual.usual / BASIS_POINTS, mad=usual.spread / BASIS_POINTS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a subject's year on a day: what it `paid`, its `size` (what it may spend), and its past years (fen)."""

    paid: int
    size: int
    past: tuple[PastYear, ...]


def seen(books: Ledger, as_of: date, by: str, back: int = PAST) -> dict[str, Seen]:
    """Return, by subject, this year to the day and up to `back` past years to the same date; only where something may be spent."""
    then, ended = (_by_year(books, day, by, back) for day in (as_of, date(as_of.year, 12, 31)))
    past: dict[str, list[PastYear]] = {}
    for (subject, year), (paid, allowed) in sorted(ended.items()):
        if year != as_of.year:
            by_then, _ = then.get((subject, year), (0, 0))
            past.setdefault(subject, []).append(PastYear(by_then, paid, allowed))
    now = {subject: known for (subject, year), known in sorted(then.items()) if year == as_of.year}
    return {subject: Seen(paid, allowed, tuple(past.get(subject, ()))) for subject, (paid, allowed) in now.items()}


def forecasts(
    books: Ledger, as_of: date, by: str, back: int = PAST, least: int = LEAST_ERRORS
) -> dict[str, Forecast | Words]:
    """Return what the year of every subject that may spend this year will come to, or why that cannot be said."""
    every = seen(books, as_of, by, back)
    errors = errors_of(one.past for one in every.values())
    return {subject: forecast(one.paid, one.size, one.past, errors, least) for subject, one in every.items()}


def foreseen(books: Ledger, as_of: date, by: str, back: int = PAST, least: int = LEAST_ERRORS) -> Any:
    """Return `forecasts` as a table: `by`, `allowed`, `paid`, `known` (past years), and `expected`, `low`, `high`.

    Only subjects with past years enough; the last three are null where too few misses are known for an interval.
    """
    import ibis

    every, told = seen(books, as_of, by, back), forecasts(books, as_of, by, back, least)
    rows = []
    for subject, one in every.items():
        found, years = told[subject], sum(year.size > 0 for year in one.past)
        ends = (found.total, found.low, found.high) if isinstance(found, Forecast) else (None, None, None)
        if years >= LEAST_YEARS:
            rows.append(dict(zip((by, "allowed", "paid", "known", "expected", "low", "high"), (subject, one.size, one.paid, years, *ends), strict=True)))  # fmt: skip
    return ibis.memtable(
        rows, schema={by: "string"} | dict.fromkeys(("allowed", "paid", "known", "expected", "low", "high"), "int64")
    )


def _by_year(books: Ledger, day: date, by: str, back: int) -> dict[tuple[str, int], tuple[int, int]]:
    told = paces(books, day, ("year", by))
    told = told.filter(told[by] != "", told.year.between(day.year - back, day.year))
    rows = told.select("year", by, "paid", "allowed").to_pyarrow().to_pylist()
    return {(row[by], row["year"]): (int(row["paid"]), int(row["allowed"])) for row in rows}
