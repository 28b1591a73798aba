"""What a unit will have spent by the year's end, as its earlier years went on from the same date, with an interval (全年预测)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, pace

LOW, HIGH = 0.1, 0.9
"""The interval holds eight of ten: a tenth lies below it, a tenth above."""


def forecast(books: Books, day: date, years: int, by: Sequence[str] = ("unit_code",)) -> Any:
    """Return, by the columns `by`, this year's `allowed`, `paid`, and the year's end `expected`, `low`, `high` in fen.

    The rest of the year is taken to cost the share of the allowance that it cost on average in up to `years` earlier years.
    How far that misses is known from those years themselves: each foretold from the others (`pool` such errors of all
    subjects together, their tenth and ninetieth hundredth). Only subjects with at least two earlier years.
    """
    by = list(by)
    every = pace(books, day, ["year", *by])
    ended = pace(books, date(day.year, 12, 31), ["year", *by]).select("year", *by, whole="allowed", ended="paid")
    past = every.filter(every.year < day.year, every.year >= day.year - years).inner_join(ended, ["year", *by])
    past = past.mutate(rest=(past.ended - past.paid) / past.whole)
    past = past.mutate(known=past.rest.count().over(group_by=by), sum=past.rest.sum().over(group_by=by))
    past = past.filter(past.known >= 2)  # noqa: PLR2004 - a year is foretold from at least one other
    missed = past.rest - (past["sum"] - past.rest) / (past.known - 1)
    errors = past.mutate(missed=missed)
    pool = errors.agg(below=errors.missed.quantile(LOW), above=errors.missed.quantile(HIGH), pool=errors.missed.count())
    usual = past.group_by(by).agg(rest=past.rest.mean(), known=past.rest.count())
    now = every.filter(every.year == day.year).inner_join(usual, by).cross_join(pool)
    return now.mutate(
        expected=_fen(now.paid + now.rest * now.allowed),
        low=_fen(now.paid + (now.rest + now.below) * now.allowed),
        high=_fen(now.paid + (now.rest + now.above) * now.allowed),
    )


def _fen(amount: Any) -> Any:
    return amount.round().cast("int64")
