"""Shares from whole fen, rounded once; what rounding leaves over is told."""

from fractions import Fraction

import pytest

from guantong.domain.fiscal.records.shares import left_by_rounding, percent, rounded, share
from guantong.domain.money import Unit, format_fen


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(407, 1000, "40.7%"), (1, 8, "12.5%"), (-1, 3, "-33.3%"), (2, 3, "66.7%"), (1, 0, "—"), (5, 10_000, "0.1%")],
)
def test_a_share_is_shown_rounded_once(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == shown


def test_a_share_is_exact() -> None:
    assert share(10**17 + 1, 10**18) == Fraction(10**17 + 1, 10**18)
    assert percent(999, 1000, 0) == "100%"


@pytest.mark.parametrize("fen", [0, 49_99, 50_00, -50_00, 149_99, 10**15 + 50_00])
def test_a_shown_amount_has_as_many_steps_as_the_edge_prints(fen: int) -> None:
    shown = format_fen(fen, Unit.TEN_THOUSAND).replace(",", "").replace(".", "")

    assert rounded(fen, Unit.TEN_THOUSAND) == int(shown)


def test_what_rounding_leaves_over() -> None:
    parts = [33_333_33, 33_333_33, 33_333_34]

    assert left_by_rounding(parts, Unit.TEN_THOUSAND) == 10_00 - 3 * 3_33 == 1
    assert left_by_rounding([1_000_000_00] * 3, Unit.TEN_THOUSAND) == 0
