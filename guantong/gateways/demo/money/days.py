"""The working day on which a fictional bureau pays (支付日)."""

from datetime import date, timedelta

from guantong.domain.workdays.calendar import is_workday


def workday(year: int, month: int, day: int) -> date:
    """Return that day, or the working day before it, or the first one of the month."""
    found = date(year, month, day)
    while not is_workday(found) and found.day > 1:
        found -= timedelta(1)
    while not is_workday(found):
        found += timedelta(1)
    return found
