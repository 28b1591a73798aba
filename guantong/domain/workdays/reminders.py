"""When one is reminded of a due day: by working days where they are known, else by natural days, and it says which (提醒)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.words import Words
from guantong.domain.workdays.calendar import NotReleased, workdays_before


@dataclass(frozen=True, slots=True)
class Reminder:
    """One day on which one is reminded, `count` days before, and how they were counted."""

    on: date
    count: int
    counted: Words


def reminders_of(due_on: date) -> tuple[Reminder, ...]:
    """Return the reminders of a due day, earliest first; the due day itself is never shifted."""
    return tuple(_reminder(due_on, count) for count in _in_force("remind_before", due_on))


def soon_until(today: date) -> date:
    """Return the latest day that counts as due soon on `today`."""
    return today + timedelta(days=int(_in_force("due_soon", today)))


def due_soon(due_on: date, today: date) -> bool:
    """True from some natural days before `due_on` up to the day itself."""
    return today <= due_on <= soon_until(today)


def _reminder(due_on: date, count: int) -> Reminder:
    try:
        return Reminder(workdays_before(due_on, count), count, _WORKDAYS.filled(count=count))
    except NotReleased as unknown:
        return Reminder(due_on - timedelta(days=count), count, _NATURAL.filled(count=count, year=unknown.year))


def _in_force(name: str, day: date) -> Any:
    dated = _limits()[name]["values"]
    begun = [since for since in dated if since <= day]
    if not begun:
        raise ValueError(f"{name}: nothing in force on {day}")
    return dated[max(begun)]["value"]


@cache
def _limits() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "reminders.yaml").read_text("utf-8"))
    return read


_WORKDAYS = Words("期限前第 {count} 个工作日", "working day {count} before")
_NATURAL = Words(
    "期限前 {count} 天（{year} 年节假日安排尚不明确，按自然日）",
    "{count} natural days before (the holidays of {year} are not known)",
)
