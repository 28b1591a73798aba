"""Points for the rate of execution: capped, exact, and no data is not nothing (执行率得分)."""

from datetime import date
from fractions import Fraction

import pytest

from guantong.apps.evaluations.self_scores import execution_points


@pytest.mark.parametrize(
    ("spent", "budget", "points"),
    [
        (50, 100, Fraction(5)),
        (120, 100, Fraction(10)),
        (0, 100, Fraction(0)),
        (1, 3, Fraction(10, 3)),
        (None, 100, None),
        (5, None, None),
        (5, 0, None),
    ],
)
def test_points(spent: int | None, budget: int | None, points: Fraction | None) -> None:
    found = execution_points(spent, budget, date(2026, 11, 12))

    assert (found and found.points) == points


def test_the_formula_says_that_it_was_not_checked_against_the_text() -> None:
    found = execution_points(1, 1, date(2026, 11, 12))

    assert found is not None
    assert "未逐条核对原文" in found.source
