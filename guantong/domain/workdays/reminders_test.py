"""Reminders go by working days; the due day stays where it is."""

from datetime import date

from guantong.domain.workdays.reminders import due_soon, reminders_of


def test_reminders_count_working_days_back_from_the_due_day() -> None:
    first, second = reminders_of(date(2026, 11, 23))  # a Monday

    assert (first.on, second.on) == (date(2026, 11, 16), date(2026, 11, 20))
    assert second.counted.zh == "期限前第 1 个工作日"


def test_a_due_day_on_a_holiday_is_not_shifted_but_reminded_before_the_holiday() -> None:
    assert [reminder.on for reminder in reminders_of(date(2026, 10, 5))] == [date(2026, 9, 23), date(2026, 9, 30)]


def test_where_the_holidays_are_not_known_reminders_go_by_natural_days_and_say_so() -> None:
    first, _ = reminders_of(date(2027, 1, 29))

    assert (first.on, first.counted.zh) == (
        date(2027, 1, 24), "期限前 5 天（2027 年节假日安排尚不明确，按自然日）",
    )  # fmt: skip


def test_due_soon_is_fifteen_natural_days_and_ends_with_the_day() -> None:
    due_on = date(2026, 12, 24)

    assert [due_soon(due_on, date(2026, 12, day)) for day in (8, 9, 24, 25)] == [False, True, True, False]
