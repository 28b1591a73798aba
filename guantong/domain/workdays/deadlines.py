"""By when something asked for is due, and how far past it is: by working days where they are known, else by natural days (期限)."""

from dataclasses import dataclass
from datetime import date, timedelta

from guantong.domain.workdays.calendar import NotReleased, is_workday

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day, and whether natural days had to do because the holidays of a year on the way are not known."""

    on: date
    natural: bool


def due_after(day: date, count: int) -> Deadline:
    """Return the `count`-th working day after `day`; natural days where the arrangement is not known."""
    try:
        return Deadline(_workdays_after(day, count), natural=False)
    except NotReleased:
        return Deadline(day + timedelta(days=count), natural=True)


def days_past(due_on: date, day: date) -> int:
    """Return how many working days `day` is past `due_on`, 0 up to it; natural days where the arrangement is not known."""
    try:
        return sum(is_workday(due_on + _DAY * n) for n in range(1, (day - due_on).days + 1))
    except NotReleased:
        return max((day - due_on).days, 0)


def _workdays_after(day: date, count: int) -> date:
    while count:
        day += _DAY
        count -= is_workday(day)
    return day
