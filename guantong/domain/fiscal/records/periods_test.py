"""Periods by name, and the part of a year that has passed."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from guantong.domain.fiscal.records.periods import latest_whole_month, passed, period


@pytest.mark.parametrize(
    ("name", "first", "latest", "months"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), 12),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31), 3),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 1),
    ],
)
def test_a_period_by_its_name(name: str, first: date, latest: date, months: int) -> None:
    found = period(name)

    assert (found.first, found.latest, len(found.months())) == (first, latest, months)
    assert found.contains(latest) and not found.contains(latest + timedelta(days=1))


@pytest.mark.parametrize("name", ["2025-13", "25", "2025-Q5", "2025年3月", ""])
def test_what_is_no_period_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name or "^$"):
        period(name)


def test_how_much_of_a_year_has_passed() -> None:
    assert passed(date(2025, 6, 30)) == Fraction(31 + 28 + 31 + 30 + 31 + 30, 365)
    assert (passed(date(2024, 12, 31)), passed(date(2024, 1, 1))) == (Fraction(1), Fraction(1, 366))


def test_the_latest_month_that_is_over() -> None:
    days = (date(2025, 1, 30), date(2025, 1, 31), date(2025, 6, 29), date(2025, 6, 30))

    assert [latest_whole_month(day) for day in days] == [None, date(2025, 1, 1), date(2025, 5, 1), date(2025, 6, 1)]
