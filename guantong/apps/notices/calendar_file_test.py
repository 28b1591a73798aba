"""The calendar file is one that calendars read: whole days, alarms, folded lines, no line of ours broken in two."""

from datetime import date

from guantong.apps.notices.calendar_file import calendar_of
from guantong.apps.notices.models import DueWork
from tests.world import NOON


def test_a_due_day_is_a_whole_day_with_its_alarms() -> None:
    lines = calendar_of([DueWork(pk=7, title="登记：二上", due_on=date(2026, 11, 20))], NOON).split("\r\n")

    assert lines[4:10] == [
        "BEGIN:VEVENT", "UID:due-work-7@guantong", "DTSTAMP:20261112T040000Z", "SEQUENCE:1",
        "DTSTART;VALUE=DATE:20261120", "DTEND;VALUE=DATE:20261121",
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("TRIGGER")] == [
        "TRIGGER;VALUE=DATE-TIME:20261113T010000Z", "TRIGGER;VALUE=DATE-TIME:20261119T010000Z",
    ]  # fmt: skip


def test_long_lines_are_folded_at_75_octets_and_marks_are_escaped() -> None:
    title = "民生项目；一、二, 三\nBEGIN:VEVENT" + "预算" * 40

    text = calendar_of([DueWork(pk=7, title=title, due_on=date(2026, 11, 20))], NOON)

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "二\\, 三\\nBEGIN:VEVENT预算" in text.replace("\r\n ", "")
    assert text.count("\r\nBEGIN:VEVENT") == 1


def test_what_has_no_day_is_left_out() -> None:
    assert "VEVENT" not in calendar_of([DueWork(pk=7, title="登记")], NOON)
