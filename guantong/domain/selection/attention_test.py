"""The attention index: shares of the others times stated weights, and what was not counted is not nothing (关注度)."""

from dataclasses import replace
from datetime import date

from guantong.domain.selection.attention import Noticed, attention, weights

DAY = date(2026, 11, 12)
LAMPS = Noticed("X1", "公共照明", "区城管局", 120, 3, 2, 5, 500_000)
ROADS = Noticed("X2", "道路养护", "区城管局", 40, None, 0, 5, 900_000)
PARKS = Noticed("X3", "口袋公园", "区城管局", 60, 0, 1, 0, 100_000)


def test_the_weights_come_to_a_hundred_and_say_that_no_law_stands_behind_them() -> None:
    found = weights(DAY)

    assert sum(limit.value for limit in found.values()) == 100
    assert {limit.source.zh.split("：")[0] for limit in found.values()} == {"建议值，无法定依据"}


def test_the_arithmetic_is_shares_of_the_others_times_weights() -> None:
    first, second, third = attention([ROADS, PARKS, LAMPS], DAY)

    # equal ones by code; parks: appeals 50 × 25 + nominations 50 × 25; roads: opinions 50 × 10 + money 100 × 20
    assert [(one.project.code, one.total) for one in (first, second, third)] == [
        ("X1", 8500),
        ("X2", 2500),
        ("X3", 2500),
    ]
    # lamps: appeals 100 × 25 + objections 100 × 20 + nominations 100 × 25 + opinions 100 × 10 / 2 + money 50 × 20
    assert first.total == 2500 + 2000 + 2500 + 500 + 1000


def test_what_nobody_counted_draws_no_points_and_is_told() -> None:
    roads = next(one for one in attention([LAMPS, ROADS, PARKS], DAY) if one.project.code == "X2")

    assert [(point.part, point.share) for point in roads.points if point.share is None] == [("objections", None)]
    assert roads.uncounted == 1


def test_equal_projects_stand_by_code() -> None:
    assert [one.project.code for one in attention([replace(LAMPS, code="B"), replace(LAMPS, code="A")], DAY)] == [
        "A",
        "B",
    ]
