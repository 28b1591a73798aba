"""Counts by place, field and month; growth only where both years have enough."""

from datetime import date
from fractions import Fraction

from guantong.domain.gathering.hot_spots import Voice, spots

UNTIL = date(2026, 6, 30)


def voices(n: int, year: int, month: int = 3, field: str = "traffic", copy: bool = False) -> list[Voice]:
    return [Voice("01.07.", field, date(year, month, 1), copy) for _ in range(n)]


def test_growth_is_against_the_same_months_of_last_year() -> None:
    one = spots([*voices(9, 2026), *voices(6, 2025), *voices(40, 2025, month=11)], UNTIL)[0]

    assert (one.count, one.before, one.growth, one.months) == (9, 6, Fraction(1, 2), (0, 0, 9, 0, 0, 0))  # (9-6)/6


def test_small_numbers_have_no_growth_and_are_marked() -> None:
    few_now, few_before = (
        spots([*voices(4, 2026), *voices(9, 2025)], UNTIL),
        spots([*voices(9, 2026), *voices(4, 2025)], UNTIL),
    )

    assert (few_now[0].few, few_now[0].growth) == (True, None)
    assert (few_before[0].few, few_before[0].growth) == (False, None)


def test_what_was_only_last_year_is_shown_as_none_this_year() -> None:
    assert [(spot.count, spot.before) for spot in spots(voices(7, 2025), UNTIL)] == [(0, 7)]


def test_a_campaign_counts_in_full_and_what_is_left_without_its_copies_stands_beside() -> None:
    one = spots([*voices(6, 2026), *voices(300, 2026, copy=True), *voices(5, 2025)], UNTIL)[0]

    assert (one.count, one.copies, one.growth, one.growth_of_different) == (306, 300, Fraction(301, 5), Fraction(1, 5))


def test_a_campaign_of_last_year_hides_no_growth() -> None:
    one = spots([*voices(9, 2026), *voices(6, 2025), *voices(30, 2025, copy=True)], UNTIL)[0]

    assert (one.before, one.growth, one.growth_of_different) == (
        36,
        Fraction(-3, 4),
        Fraction(1, 2),
    )  # (9-36)/36, (9-6)/6


def test_copies_alone_leave_no_growth() -> None:
    one = spots([*voices(1, 2026), *voices(29, 2026, copy=True), *voices(6, 2025)], UNTIL)[0]

    assert (one.growth, one.growth_of_different) == (Fraction(4), None)
