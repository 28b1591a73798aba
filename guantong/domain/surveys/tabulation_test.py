"""Answers counted: origins apart, small ones not at all, weights exact and of shown cells alone (汇总)."""

from datetime import date
from fractions import Fraction

import pytest

from guantong.domain.surveys.answers_test import GRID, RANKS
from guantong.domain.surveys.questionnaire import Questionnaire
from guantong.domain.surveys.questionnaire_test import PARK
from guantong.domain.surveys.tabulation import Origin, Response, broken_down, limits, response_rate, tabulated, weighted
from guantong.domain.words import Words

LIMITS = limits(date(2026, 9, 1))
OVERALL = PARK.question("overall")


def said(grade: str, times: int, origin: Origin = Origin.VERIFIED, group: str = "湖滨") -> list[Response]:
    return [Response(origin, group, {"use": ("yes",), "overall": (grade,)})] * times


def test_verified_open_and_on_behalf_stand_apart() -> None:
    parts = tabulated(
        PARK, said("5", 8) + said("1", 2) + said("5", 400, Origin.OPEN) + said("3", 5, Origin.ON_BEHALF), LIMITS
    )

    good = {origin: part.result("overall").good for origin, part in parts.items()}
    assert {origin: share and (share.hits, share.of) for origin, share in good.items()} == {
        Origin.VERIFIED: (8, 10), Origin.OPEN: (400, 400), Origin.ON_BEHALF: (0, 5),
    }  # fmt: skip
    assert round(good[Origin.VERIFIED].low, 4) == 0.4902  # type: ignore[union-attr]


def test_of_four_sheets_nothing_is_shown_not_even_that_they_are_four() -> None:
    four, five = tabulated(PARK, said("5", 4), LIMITS), tabulated(PARK, said("5", 5), LIMITS)

    assert (four[Origin.VERIFIED].returned, four[Origin.VERIFIED].results) == (None, ())
    assert (five[Origin.VERIFIED].returned, five[Origin.OPEN].returned) == (5, None)


def test_a_question_that_only_three_were_asked_is_not_shown_though_the_survey_is() -> None:
    sheets = said("5", 20) + [Response(Origin.VERIFIED, "湖滨", {"overall": ("1",), "why": ("time",)})] * 3

    result = tabulated(PARK, sheets, LIMITS)[Origin.VERIFIED].result("why")

    assert (result.answered, result.lines) == (None, ())


def test_of_a_multiple_choice_shares_are_of_people_and_of_a_text_only_the_number_stands() -> None:
    sheets = [
        Response(Origin.VERIFIED, "", {"overall": ("1",), "why": ("time", "place"), "words": ("吵",)}),
        *[Response(Origin.VERIFIED, "", {"overall": ("2",), "why": ("time",), "words": ("远",)})] * 4,
    ]

    part = tabulated(PARK, sheets, LIMITS)[Origin.VERIFIED]

    assert {line.option: line.share.hits for line in part.result("why").lines} == {"quality": 0, "time": 5, "place": 1, "other": 0}  # fmt: skip
    assert (part.result("words").answered, part.result("words").lines) == (5, ())
    assert part.result("overall").bad.hits == 5  # type: ignore[union-attr]


def test_a_ranking_has_first_places_and_exact_points_and_a_matrix_a_result_a_row() -> None:
    of = Questionnaire(Words("表", "Form"), "居民", (RANKS, GRID))
    sheets = [
        *[Response(Origin.VERIFIED, "", {"ranks": ("c", "a"), "grid.r1": ("a",), "grid.r2": ("b",)})] * 4,
        Response(Origin.VERIFIED, "", {"ranks": ("a",), "grid.r1": ("a",), "grid.r2": ("a",)}),
    ]

    part = tabulated(of, sheets, LIMITS)[Origin.VERIFIED]

    assert [(line.option, line.share.hits, line.points) for line in part.result("ranks").lines] == [
        ("a", 1, Fraction(4 * 1 + 2, 5)), ("b", 0, Fraction(0)), ("c", 4, Fraction(4 * 2, 5)),
    ]  # fmt: skip
    assert [[line.share.hits for line in part.result(row).lines] for row in ("grid.r1", "grid.r2")] == [[5, 0], [1, 4]]


def test_a_breakdown_hides_small_cells_and_pools_small_groups() -> None:
    sheets = [
        *said("5", 20), *said("4", 8), *said("1", 2), *said("5", 15, group="城北"), *said("4", 9, group="城北"),
        *said("1", 7, group="城北"), *said("5", 3, group="云栖"), *said("4", 3, group="南山"),
    ]  # fmt: skip

    table = broken_down(OVERALL, "overall", sheets, LIMITS)

    assert table is not None
    assert (table.groups, table.pooled, table.table.rows) == (("城北", "湖滨", "其余"), ("云栖", "南山"), (31, 30, 6))
    assert table.table.cells[1][0] is None


def test_a_breakdown_of_two_origins_is_refused_and_one_of_one_group_is_none() -> None:
    with pytest.raises(ValueError, match="two origins"):
        broken_down(OVERALL, "overall", said("5", 9) + said("5", 9, Origin.OPEN), LIMITS)
    with pytest.raises(ValueError, match="no one answer"):
        broken_down(PARK.question("why"), "why", [], LIMITS)
    assert broken_down(OVERALL, "overall", said("5", 9), LIMITS) is None


def test_weights_are_exact_and_a_share_of_which_a_cell_is_hidden_has_none() -> None:
    # 湖滨 has 2,000 people and 10 of 30 very satisfied; 城北 1,000 and 15 of 20
    sheets = said("5", 10) + said("4", 20) + said("5", 15, group="城北") + said("4", 5, group="城北")
    small = said("5", 10) + said("4", 20) + said("5", 17, group="城北") + said("4", 3, group="城北")
    people = {"湖滨": 2000, "城北": 1000}

    whole, hidden = (broken_down(OVERALL, "overall", one, LIMITS) for one in (sheets, small))

    assert whole is not None
    assert hidden is not None
    assert weighted(whole, people).shares["5"] == Fraction(2, 3) * Fraction(10, 30) + Fraction(1, 3) * Fraction(15, 20)
    assert {key: share for key, share in weighted(hidden, people).shares.items() if key in "45"} == {"4": None, "5": None}  # fmt: skip


def test_a_group_of_which_nobody_answered_leaves_no_weighted_share() -> None:
    table = broken_down(OVERALL, "overall", said("5", 10) + said("5", 9, group="城北"), LIMITS)

    assert table is not None
    assert weighted(table, {"湖滨": 2000, "城北": 1000, "云栖": 500}).missing == ("云栖",)
    assert set(weighted(table, {"湖滨": 2000, "城北": 1000, "云栖": 500}).shares.values()) == {None}
    with pytest.raises(KeyError):
        weighted(table, {"湖滨": 2000})


def test_the_response_rate_is_of_slips_and_an_open_link_has_none() -> None:
    rate = response_rate(200, 50)

    assert rate is not None
    assert (rate.rate, response_rate(0, 0)) == (0.25, None)
