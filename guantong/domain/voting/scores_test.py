"""What scores come to: exact, plain, and no more than the raters can bear (评分结果)."""

from fractions import Fraction

import pytest

from guantong.domain.voting.rubric_test import FOUR
from guantong.domain.voting.scores import closer, in_points, scored

NINE = [[150, 180, 270, 200]] * 5 + [[200, 200, 300, 300]] * 3 + [[100, 100, 150, 160]]


def test_every_item_is_spread_out_and_has_its_plain_mean() -> None:
    result = scored(FOUR, NINE)

    assert result is not None
    assert result.items[0].counts == ((Fraction(200), 3), (Fraction(150), 5), (Fraction(100), 1))
    assert result.items[0].mean == Fraction(1450, 9)  # (5 × 15 + 3 × 20 + 10) points / 9
    assert result.total.mean == Fraction(10 * (5 * 80 + 3 * 100 + 51), 9)
    assert (in_points(result.total.mean), in_points(result.items[0].mean)) == ("83.44", "16.11")


def test_of_nine_there_is_no_closer_look_of_ten_there_is() -> None:
    nine, ten = scored(FOUR, NINE), scored(FOUR, [*NINE, NINE[0]])

    assert nine is not None
    assert ten is not None
    assert nine.closer is None
    assert ten.closer is not None
    with pytest.raises(ValueError, match="too few"):
        closer([Fraction(1)] * 9)


def test_the_closer_look_is_what_its_words_say() -> None:
    found = closer([Fraction(v * 10) for v in (60, 80, 80, 80, 80, 80, 80, 80, 80, 100)])

    assert found.trimmed == 800  # 60 and 100 left out
    # 8 pairs 60–80 and 8 pairs 80–100 differ by 20, one pair by 40: (16 × 20 + 40) / 45 = 8 points of 100
    assert found.agreement == Fraction(92, 100)
    assert (round(found.low, 1), round(found.high, 1)) == (732.6, 867.4)  # 800 ± 2.262 × √(2 × 200² / 9 / 10)


def test_all_alike_agree_wholly_and_nothing_is_uncertain() -> None:
    found = closer([Fraction(700)] * 12)

    assert (found.trimmed, found.agreement, found.low, found.high) == (Fraction(700), Fraction(1), 700.0, 700.0)


def test_nobody_scored_is_no_score_of_nothing() -> None:
    assert scored(FOUR, []) is None


@pytest.mark.parametrize(
    ("tenths", "text"),
    [(Fraction(835), "83.50"), (Fraction(8345, 10), "83.45"), (Fraction(83445, 100), "83.45"), (Fraction(0), "0.00")],
)
def test_points_are_rounded_half_up_where_they_are_printed(tenths: Fraction, text: str) -> None:
    assert in_points(tenths) == text
