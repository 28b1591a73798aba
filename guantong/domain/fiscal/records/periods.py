"""Years, quarters and months as deliveries and plans name them, and how much of a year has passed (期间)."""

import calendar
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from re import compile as pattern

_NAMED = pattern(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")


@dataclass(frozen=True, slots=True)
class Period:
    """Some whole months: from the first of one to the last of another."""

    first: date
    latest: date

    def contains(self, day: date) -> bool:
        """True when `day` lies in the period."""
        return self.first <= day <= self.latest

    def months(self) -> tuple[date, ...]:
        """Return the first day of every month of the period."""
        start, end = self.first.year * 12 + self.first.month - 1, self.latest.year * 12 + self.latest.month - 1
        return tuple(date(at // 12, at % 12 + 1, 1) for at in range(start, end + 1))


def period(name: str) -> Period:
    """Return the period called 2025, 2025-Q1 or 2025-03; raises ValueError."""
    found = _NAMED.fullmatch(name)
    if found is None:
        raise ValueError(name)
    year = int(found[1])
    if found[2]:
        return Period(date(year, int(found[2]), 1), month_end(date(year, int(found[2]), 1)))
    first, last = (3 * int(found[3]) - 2, 3 * int(found[3])) if found[3] else (1, 12)
    return Period(date(year, first, 1), month_end(date(year, last, 1)))


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def passed(as_of: date) -> Fraction:
    """Return how much of its year has passed at the end of `as_of`: of 30 June 2025, 181 of 365 days."""
    first = date(as_of.year, 1, 1)
    return Fraction((as_of - first).days + 1, (date(as_of.year + 1, 1, 1) - first).days)


def latest_whole_month(as_of: date) -> date | None:
    """Return the first day of the latest month of its year that is over on `as_of`, None in a January not yet over."""
    month = as_of.month if as_of == month_end(as_of) else as_of.month - 1
    return date(as_of.year, month, 1) if month else None
