"""Due work as a calendar file (RFC 5545): whole days, an alarm on every day of reminder (日历文件)."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from guantong.apps.notices.models import DueWork
from guantong.domain.workdays.reminders import reminders_of

_AT = time(9)
_LONGEST_LINE = 75
"""Octets, as the standard counts them."""


def calendar_of(works: Iterable[DueWork], now: datetime) -> str:
    """Return the file; what has no day is left out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guantong//zh-CN", "CALSCALE:GREGORIAN"]
    for work in works:
        if work.due_on is not None:
            lines += _event(work, now)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(work: DueWork, now: datetime) -> list[str]:
    assert work.due_on is not None  # noqa: S101 - the caller asked
    alarms = [
        alarm
        for reminder in reminders_of(work.due_on)
        for alarm in (
            "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(work.title)}",
            f"TRIGGER;VALUE=DATE-TIME:{_moment(datetime.combine(reminder.on, _AT, now.tzinfo))}", "END:VALARM",
        )
    ]  # fmt: skip
    return [
        "BEGIN:VEVENT", f"UID:due-work-{work.pk}@guantong", f"DTSTAMP:{_moment(now)}", f"SEQUENCE:{work.version}",
        f"DTSTART;VALUE=DATE:{work.due_on:%Y%m%d}", f"DTEND;VALUE=DATE:{work.due_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(work.title)}", *alarms, "END:VEVENT",
    ]  # fmt: skip


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return words.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterable[str]:
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part
