"""Money is read to the fen or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.money import (
    Amount,
    AmountError,
    NotAnAmount,
    Unit,
    find_unit,
    format_fen,
    looks_like_amount,
    parse_amount,
)


def test_amount_in_ten_thousand_yuan_is_exact_to_the_fen() -> None:
    assert parse_amount("2,940.05", Unit.TEN_THOUSAND) == Amount(fen=2_940_05 * 10_000, step=10_000)


@pytest.mark.parametrize("printed", ["", " ", "-", "—", "——", "－", "/"])
def test_empty_cell_is_none_and_not_zero(printed: str) -> None:
    assert parse_amount(printed, Unit.YUAN) is None


def test_printed_zero_is_zero() -> None:
    assert parse_amount("0.00", Unit.YUAN) == Amount(fen=0, step=1)


@pytest.mark.parametrize(
    ("printed", "fen"),
    [("（1.2）", -120), ("(1,234)", -123_400), ("-5", -500), ("１，２３４．５", 123_450), (" 12 345.6 ", 1_234_560)],
)
def test_full_width_brackets_and_signs(printed: str, fen: int) -> None:
    amount = parse_amount(printed, Unit.YUAN)

    assert amount is not None
    assert amount.fen == fen


def test_unit_word_in_the_cell_wins_over_the_column() -> None:
    assert parse_amount("3万元", Unit.YUAN) == Amount(fen=3 * 1_000_000, step=1_000_000)


@pytest.mark.parametrize("printed", ["一般公共服务支出", "12.3.4", "1,23", "2010年", "1e308", "NaN"])
def test_text_is_no_amount(printed: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_amount(printed, Unit.YUAN)


def test_a_part_of_a_fen_is_refused_not_rounded() -> None:
    with pytest.raises(AmountError):
        parse_amount("0.001", Unit.YUAN)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", Unit.TEN_THOUSAND),
        ("金额单位:元", Unit.YUAN),
        ("编制部门：明湖区财政局 单位：亿元", Unit.HUNDRED_MILLION),
        ("编制单位：明湖区图书馆", None),
    ],
)
def test_unit_is_read_or_none(line: str, unit: Unit | None) -> None:
    assert find_unit(line) == unit


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_what_is_formatted_in_yuan_is_read_back(fen: int) -> None:
    printed = format_fen(fen, Unit.YUAN)

    amount = parse_amount(printed, Unit.YUAN)

    assert amount is not None
    assert amount.fen == fen


@given(st.text(max_size=12))
def test_any_text_gives_an_amount_none_or_a_named_error(printed: str) -> None:
    try:
        amount = parse_amount(printed, Unit.TEN_THOUSAND)
    except AmountError:
        return

    assert amount is None or amount.step > 0


def test_words_with_digits_do_not_look_like_amounts() -> None:
    assert looks_like_amount("2,940.05")
    assert not looks_like_amount("2010601项")
