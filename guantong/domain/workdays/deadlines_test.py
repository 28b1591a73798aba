"""By when, and how far past: working days of 2026, natural days where nobody knows yet."""

from datetime import date

from guantong.domain.workdays.deadlines import Deadline, days_past, due_after


def test_weekends_are_not_counted() -> None:
    thursday = date(2026, 11, 12)

    assert due_after(thursday, 10) == Deadline(date(2026, 11, 26), natural=False)
    assert due_after(thursday, 1) == Deadline(date(2026, 11, 13), natural=False)


def test_where_the_holidays_of_the_next_year_are_not_known_natural_days_are_said() -> None:
    assert due_after(date(2026, 12, 28), 10) == Deadline(date(2027, 1, 7), natural=True)


def test_late_is_counted_by_working_days() -> None:
    friday = date(2026, 11, 13)

    assert [days_past(friday, date(2026, 11, day)) for day in (12, 13, 14, 15, 16, 17)] == [0, 0, 0, 0, 1, 2]
    assert days_past(date(2026, 12, 31), date(2027, 1, 2)) == 2
