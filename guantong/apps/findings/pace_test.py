"""The clocks of the three paces: a number of days only where a document gives it (整改类型的时限)."""

from datetime import date

from guantong.apps.findings.pace import Clock, at_intervals, clock
from guantong.apps.findings.words import PACES

TODAY = date(2026, 11, 12)


def test_each_pace_has_a_clock_that_names_its_source_and_guesses_no_days() -> None:
    assert [(clock(name, TODAY).due(TODAY), bool(clock(name, TODAY).source)) for name in PACES] == [(None, True)] * 3
    assert [name for name in PACES if clock(name, TODAY).parted] == ["staged", "lasting"]


def test_days_a_document_gives_are_natural_days() -> None:
    assert Clock(30, "once", "x").due(TODAY) == date(2026, 12, 12)


def test_before_its_first_line_the_letter_rules() -> None:
    assert clock("staged", date(2019, 1, 1)) == Clock(None, "once", "")


def test_reports_come_on_the_same_day_of_the_month_or_its_last() -> None:
    assert list(at_intervals(date(2026, 11, 30), 3, 3)) == [date(2026, 11, 30), date(2027, 2, 28), date(2027, 5, 30)]
