"""Working days are those the State Council arranged; a year it has not arranged is not known."""

from datetime import date

import pytest

from guantong.domain.workdays.calendar import (
    NotReleased,
    arrangement,
    holiday,
    is_workday,
    known_years,
    workdays_before,
)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 13), True),
        (date(2026, 2, 14), True),  # a Saturday worked for the Spring Festival
        (date(2026, 2, 16), False),
        (date(2026, 2, 21), False),
        (date(2026, 2, 28), True),
        (date(2025, 9, 28), True),
        (date(2025, 10, 8), False),
        (date(2024, 4, 7), True),
        (date(2026, 11, 28), False),
    ],
)
def test_exchanged_days_are_worked_and_holidays_are_not(day: date, worked: bool) -> None:
    assert is_workday(day) is worked


def test_a_day_names_its_holiday() -> None:
    assert (holiday(date(2026, 10, 1)), holiday(date(2026, 11, 2))) == ("国庆节", "")


def test_counting_back_jumps_over_a_holiday() -> None:
    # 10-08 Thu; 10-01 to 10-07 off; 09-30 Wed
    assert workdays_before(date(2026, 10, 8), 1) == date(2026, 9, 30)
    assert workdays_before(date(2026, 10, 12), 2) == date(2026, 10, 9)  # 10-10 Sat is worked


def test_a_year_not_released_is_a_state_and_not_a_guess() -> None:
    with pytest.raises(NotReleased) as unknown:
        is_workday(date(max(known_years()) + 1, 1, 4))

    assert unknown.value.year == max(known_years()) + 1


@pytest.mark.parametrize("year", known_years())
def test_an_arrangement_is_whole(year: int) -> None:
    of_year = arrangement(year)

    assert {day.year for day in [*of_year.off, *of_year.working]} == {year}
    assert [day for day in of_year.working if day.weekday() < 5 or day in of_year.off] == []
    assert of_year.number.startswith("国办发明电")
    assert of_year.status == "from-knowledge"
    # eleven days of holiday until 2024, thirteen since; each exchange gives a weekday and takes a weekend day
    gained = sum(day.weekday() < 5 for day in of_year.off) - len(of_year.working)
    assert 5 <= gained <= 13
