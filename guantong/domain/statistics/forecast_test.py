"""The forecast of a year: its arithmetic, what it refuses, and that its interval holds as often as it says."""

from math import exp, log, pi, sqrt
from random import Random

import pytest

from guantong.domain.statistics.forecast import (
    Forecast,
    PastYear,
    _digamma,
    _t90,
    _trigamma,
    _trigamma_inverse,
    forecast,
    spread_of,
)
from guantong.domain.words import Words


def held(years: int, pooled: bool, unequal: bool, seed: int = 7) -> float:
    """Return how often the interval holds a year left out: 60 subjects of monthly payments, 25 times over."""
    random = Random(seed)  # noqa: S311 - the same years at every run
    hits = of = 0
    for _ in range(25):
        pasts, nows = [], []
        for _ in range(60):
            habit = [random.uniform(0.3, 1) for _ in range(11)] + [random.uniform(1, 2)]
            steady = random.uniform(3, 30) if unequal else 10.0
            drawn = [[random.gammavariate(steady, month / steady) for month in habit] for _ in range(years + 1)]
            *past, now = [PastYear(round(1e8 * sum(year[:8])), round(1e8 * sum(year))) for year in drawn]
            pasts.append(past)
            nows.append(now)
        spread = spread_of(pasts) if pooled else None
        for past, now in zip(pasts, nows, strict=True):
            found = forecast(now.by_then, past, spread)
            assert isinstance(found, Forecast)
            hits += found.low <= now.total <= found.high
            of += 1
    return hits / of


@pytest.mark.parametrize("years", [2, 3, 5])
@pytest.mark.parametrize(("pooled", "unequal"), [(False, False), (True, False), (True, True), (False, True)])
def test_the_interval_holds_four_years_of_five(years: int, pooled: bool, unequal: bool) -> None:
    assert 0.75 <= held(years, pooled, unequal) <= 0.85


def test_the_middle_is_the_mean_of_past_multiples_and_the_reach_is_students() -> None:
    found = forecast(600, [PastYear(500, 1000), PastYear(400, 1000)])

    middle = (log(2) + log(2.5)) / 2
    deviation = sqrt(2 * ((log(2.5) - log(2)) / 2) ** 2 / (2 - 1))
    reach = 3.077684 * deviation * sqrt(1 + 1 / 2)
    assert found == Forecast(
        round(600 * exp(middle)), max(600, round(600 * exp(middle - reach))), round(600 * exp(middle + reach)), 2
    )


def test_when_the_year_is_over_nothing_is_left_to_foresee() -> None:
    assert forecast(700, [PastYear(1000, 1000)] * 3) == Forecast(700, 700, 700, 3)


def test_years_that_spread_like_their_fellows_need_no_wide_interval() -> None:
    past = [PastYear(500, 1000), PastYear(500, 1300)]
    steady = [[PastYear(500, 1000), PastYear(500, 1000 + by)] for by in (8, 10, 12) * 10]
    alone, among = forecast(500, past), forecast(500, past, spread_of(steady))

    assert isinstance(alone, Forecast) and isinstance(among, Forecast)
    assert (among.total, among.high - among.low < (alone.high - alone.low) / 2) == (alone.total, True)


@pytest.mark.parametrize(
    ("paid", "past", "why"),
    [
        (0, [PastYear(1, 2)] * 3, "截至当日尚无支付，不能预测全年"),
        (5, [PastYear(1, 2)], "可比的往年只有 1 年，至少要 2 年才能预测"),
        (5, [PastYear(1, 2), PastYear(0, 9)], "可比的往年只有 1 年，至少要 2 年才能预测"),
        (5, [], "可比的往年只有 0 年，至少要 2 年才能预测"),
    ],
)
def test_with_too_little_it_says_why_not(paid: int, past: list[PastYear], why: str) -> None:
    found = forecast(paid, past)

    assert isinstance(found, Words) and found.zh == why


def test_a_few_subjects_do_not_tell_how_all_spread() -> None:
    assert spread_of([[PastYear(500, 1000), PastYear(500, 1010)]] * 9) is None
    assert spread_of([[PastYear(500, 1000)] * 2] * 40) is None


def test_the_functions_behind_it_have_their_known_values() -> None:
    euler = 0.5772156649015329

    assert _digamma(1) == pytest.approx(-euler, abs=1e-7)
    assert _trigamma(0.5) == pytest.approx(pi**2 / 2, abs=1e-6)
    assert _trigamma_inverse(_trigamma(3.7)) == pytest.approx(3.7)
    assert (_t90(1.0), _t90(2.0)) == pytest.approx((3.077684, 1.885618))
    assert _t90(30.0) == pytest.approx(1.310415, abs=1e-4)
