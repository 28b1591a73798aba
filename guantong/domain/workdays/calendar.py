"""Which days are worked: weekends, holidays and exchanged days as the State Council arranged them (工作日)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

_DAY = timedelta(days=1)


class NotReleased(LookupError):
    """The arrangement of a year is not known yet: a state, never a guess; carries the year."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年节假日安排尚未公布或未录入")
        self.year = year


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The days off and the weekend days worked in one year, with the number of the notice."""

    year: int
    number: str
    status: str
    off: dict[date, str]
    working: frozenset[date]


def arrangement(year: int) -> Arrangement:
    """Return the arrangement of `year`; raises NotReleased."""
    found = _arrangements().get(year)
    if found is None:
        raise NotReleased(year)
    return found


def known_years() -> tuple[int, ...]:
    """Return the years whose arrangement is known."""
    return tuple(sorted(_arrangements()))


def is_workday(day: date) -> bool:
    """True when `day` is worked; raises NotReleased for a year that is not known."""
    of_year = arrangement(day.year)
    return day in of_year.working or (day.weekday() < 5 and day not in of_year.off)


def holiday(day: date) -> str:
    """Return the holiday `day` is off for, or nothing; raises NotReleased."""
    return arrangement(day.year).off.get(day, "")


def workdays_before(day: date, count: int) -> date:
    """Return the `count`-th working day before `day`; raises NotReleased when a year on the way is not known."""
    while count:
        day -= _DAY
        count -= is_workday(day)
    return day


@cache
def _arrangements() -> dict[int, Arrangement]:
    read = yaml.safe_load((Path(__file__).parent / "holidays.yaml").read_text("utf-8"))
    return {
        year: Arrangement(
            year, notice["number"], notice["status"],
            {day: name for name, (start, end) in notice["holidays"].items() for day in _days(start, end)},
            frozenset(notice["working"]),
        )
        for year, notice in read.items()
    }  # fmt: skip


def _days(start: date, end: date) -> list[date]:
    return [start + _DAY * n for n in range((end - start).days + 1)]
