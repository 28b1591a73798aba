"""Money is read to the fen or not at all."""

from decimal import Decimal

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
    assert parse_amount("2,786.30", Unit.TEN_THOUSAND) == Amount(fen=2_786_30 * 10_000, step=10_000)


@pytest.mark.parametrize("printed", ["", " ", "　", "-", "--", "—", "——", "－", "−", "/", "— 元"])
def test_empty_cell_is_none_and_not_zero(printed: str) -> None:
    assert parse_amount(printed, Unit.YUAN) is None


def test_printed_zero_is_zero() -> None:
    assert parse_amount("0.00", Unit.YUAN) == Amount(fen=0, step=1)


@pytest.mark.parametrize(
    ("printed", "fen"),
    [
        ("（1.2）", -120),
        ("(1,234)", -123_400),
        ("-5", -500),
        ("−5", -500),
        ("１，２３４．５", 123_450),
        (" 12 345.6 ", 1_234_560),
    ],
)
def test_full_width_brackets_and_signs(printed: str, fen: int) -> None:
    amount = parse_amount(printed, Unit.YUAN)

    assert amount is not None
    assert amount.fen == fen


def test_unit_word_in_the_cell_wins_over_the_column() -> None:
    assert parse_amount("3万元", Unit.YUAN) == Amount(fen=3 * 1_000_000, step=1_000_000)


@pytest.mark.parametrize("printed", ["一般公共服务支出", "12.3.4", "1,23", "(1.2", "元", "٣", "2010年", "1e308", "NaN"])
def test_text_is_no_amount(printed: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_amount(printed, Unit.YUAN)


def test_a_part_of_a_fen_is_refused_not_rounded() -> None:
    with pytest.raises(AmountError, match="0.001"):
        parse_amount("0.001", Unit.YUAN)


def test_whole_yuan_have_a_step_of_one_yuan() -> None:
    assert parse_amount("152,843,670", Unit.YUAN) == Amount(fen=152_843_670 * 100, step=100)


def test_zeros_beyond_the_fen_lose_nothing() -> None:
    assert parse_amount("1.2300", Unit.YUAN) == Amount(fen=123, step=1)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", Unit.TEN_THOUSAND),
        ("金额单位:元", Unit.YUAN),
        ("编制部门：明湖区财政局 单位：亿元", Unit.HUNDRED_MILLION),
        ("单位：人民币元", Unit.YUAN),
        ("（单位：亿元）", Unit.HUNDRED_MILLION),
        ("金 额 单 位 ： 万 元 ", Unit.TEN_THOUSAND),
        ("单位：千元", Unit.THOUSAND),
        ("编制单位：明湖区图书馆", None),
        ("编制单位：元湖街道办事处", None),
        ("编制单位：元湖街道办事处　单位：万元", Unit.TEN_THOUSAND),
        ("2,786.30", None),
    ],
)
def test_unit_is_read_or_none(line: str, unit: Unit | None) -> None:
    assert find_unit(line) == unit


@pytest.mark.parametrize(
    ("fen", "unit", "decimals", "printed"),
    [
        (2_786_30 * 10_000, Unit.TEN_THOUSAND, 2, "2,786.30"),
        (-123_400, Unit.YUAN, 0, "-1,234"),
        (100, Unit.YUAN, 4, "1.0000"),
        (5_000, Unit.TEN_THOUSAND, 2, "0.01"),
        (-4_999, Unit.TEN_THOUSAND, 2, "0.00"),
    ],
)
def test_fen_are_printed_in_the_unit_asked_for(fen: int, unit: Unit, decimals: int, printed: str) -> None:
    assert format_fen(fen, unit, decimals) == printed


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(Unit), st.integers(0, 4))
def test_what_is_formatted_to_the_fen_is_read_back(fen: int, unit: Unit, more: int) -> None:
    to_the_fen = len(str(unit.fen)) - 1

    amount = parse_amount(format_fen(fen, unit, to_the_fen + more), unit)

    assert amount == Amount(fen, step=1)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from(Unit))
def test_reading_agrees_with_decimal_arithmetic(value: Decimal, unit: Unit) -> None:
    assert parse_amount(f"{value:,.2f}", unit) == Amount(fen=int(value * unit.fen), step=unit.fen // 100)


@given(st.integers(min_value=1, max_value=10**15))
def test_brackets_full_width_and_spaces_change_no_figure(fen: int) -> None:
    printed = format_fen(fen, Unit.YUAN)
    wide = printed.translate({ord(p): f for p, f in zip("0123456789,.", "０１２３４５６７８９，．", strict=True)})

    assert parse_amount(f"　（ {wide} ） ", Unit.YUAN) == Amount(-fen, step=1)


@given(st.text(max_size=12))
def test_any_text_gives_an_amount_none_or_a_named_error(printed: str) -> None:
    try:
        amount = parse_amount(printed, Unit.TEN_THOUSAND)
    except AmountError:
        return

    assert amount is None or amount.step > 0


def test_words_with_digits_do_not_look_like_amounts() -> None:
    assert looks_like_amount("2,786.30")
    assert not looks_like_amount("2010601项")
