"""The forecast of a year: its arithmetic, what it refuses, and that its interval holds as often as it says."""

from math import sqrt
from random import Random

import pytest

from guantong.domain.statistics.forecast import Forecast, PastYear, errors_of, forecast, quantile
from guantong.domain.words import Words


def held(years: int, unequal: bool, seed: int = 7) -> float:
    """Return how often the interval holds a year left out: 60 subjects of monthly payments, 25 times over."""
    random = Random(seed)  # noqa: S311 - the same years at every run
    hits = of = 0
    for _ in range(25):
        pasts, nows = [], []
        for _ in range(60):
            habit = [random.uniform(0.3, 1) for _ in range(11)] + [random.uniform(1, 2)]
            steady, size = random.uniform(3, 30) if unequal else 10.0, random.choice((1e8, 1e9, 1e10))
            drawn = [[random.gammavariate(steady, month / steady) for month in habit] for _ in range(years + 1)]
            *past, now = [
                PastYear(round(size * sum(year[:8])), round(size * sum(year)), round(size * sum(habit)))
                for year in drawn
            ]
            pasts.append(past)
            nows.append(now)
        errors = errors_of(pasts)
        for past, now in zip(pasts, nows, strict=True):
            found = forecast(now.by_then, now.size, past, errors)
            assert isinstance(found, Forecast)
            hits += found.low <= now.total <= found.high
            of += 1
    return hits / of


@pytest.mark.parametrize("years", [2, 3, 5])
@pytest.mark.parametrize("unequal", [False, True])
def test_the_interval_holds_four_years_of_five(years: int, unequal: bool) -> None:
    assert 0.75 <= held(years, unequal) <= 0.85


def test_the_rest_of_the_year_costs_what_it_cost_on_average_of_what_might_be_spent() -> None:
    past = [PastYear(400, 700, 1000), PastYear(400, 900, 1000)]

    found = forecast(200, 2000, past, [-0.1] * 10 + [0.2] * 10)

    rest, wider = (0.3 + 0.5) / 2, sqrt(1 + 1 / 2)
    assert found == Forecast(
        200 + round(rest * 2000), 200 + round((rest - 0.1 * wider) * 2000), 200 + round((rest + 0.2 * wider) * 2000), 2
    )


def test_a_year_foretold_from_another_misses_by_more_than_one_year_varies() -> None:
    errors = errors_of([[PastYear(400, 700, 1000), PastYear(400, 900, 1000)], [PastYear(1, 2, 3)]])

    assert errors == pytest.approx([(0.3 - 0.5) / sqrt(2), (0.5 - 0.3) / sqrt(2)])


def test_when_the_year_is_over_nothing_is_left_to_foresee() -> None:
    past = [PastYear(1000, 1000, 1000)] * 3

    assert forecast(700, 1000, past, errors_of([past] * 7)) == Forecast(700, 700, 700, 3)


def test_the_year_comes_to_no_less_than_was_paid() -> None:
    found = forecast(900, 1000, [PastYear(500, 510, 1000)] * 2, [-0.5] * 10 + [0.5] * 10)

    assert isinstance(found, Forecast) and found.low == 900


@pytest.mark.parametrize(
    ("size", "past", "errors", "why"),
    [
        (0, 3, 20, "本年没有可用额度，不能预测全年"),
        (9, 1, 20, "可比的往年只有 1 年，至少要 2 年才能预测"),
        (9, 0, 20, "可比的往年只有 0 年，至少要 2 年才能预测"),
        (9, 2, 19, "同类往年的预测误差只有 19 个，至少要 20 个才能给出区间"),
    ],
)
def test_with_too_little_it_says_why_not(size: int, past: int, errors: int, why: str) -> None:
    found = forecast(5, size, [PastYear(1, 2, 4)] * past, [0.1] * errors)

    assert isinstance(found, Words) and found.zh == why


def test_a_year_without_a_size_cannot_be_compared() -> None:
    found = forecast(5, 9, [PastYear(1, 2, 4), PastYear(1, 2, 0)], [0.1] * 20)

    assert isinstance(found, Words) and "只有 1 年" in found.zh


def test_quantiles_are_straight_between_neighbours() -> None:
    assert quantile([3, 1, 2], 0.5) == 2
    assert quantile([-0.2, 0.2], 0.1) == pytest.approx(-0.2 + 0.1 * 0.4)
    assert quantile([7], 0.9) == 7
    with pytest.raises(ValueError, match="no values"):
        quantile([], 0.5)
