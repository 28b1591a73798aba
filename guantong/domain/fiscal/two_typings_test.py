"""Two typings: an amount is compared by what it amounts to, a row left out moves no other, what is settled is what stands."""

from guantong.domain.fiscal.two_typings import differences, settled
from guantong.domain.fiscal.typing_forms import typing_form
from guantong.domain.money import Unit

FORM, WAN = typing_form("general_public_by_function", final=False), Unit.TEN_THOUSAND
ONE = (("201", "一般公共服务支出", "1,234.00", "", ""), ("20101", "人大事务", "34.00", "34.00", ""))


def test_the_same_however_it_is_written_differs_in_nothing() -> None:
    other = (("201", "一般公共服务 支出", "１234.00", "-", ""), ("20101", "人大事务", "34.00", "34.00", ""))

    assert differences(FORM, WAN, ONE, other) == []


def test_a_blank_and_a_zero_differ() -> None:
    other = (ONE[0], ("20101", "人大事务", "34.00", "34.00", "0.00"))

    (found,) = differences(FORM, WAN, ONE, other)

    assert (found.key, found.column, found.first, found.second, found.beside) == ("2.4", 4, "", "0.00", "20101")


def test_a_row_left_out_is_one_difference() -> None:
    (found,) = differences(FORM, WAN, ONE, ONE[1:])

    assert (found.key, found.column, found.second) == ("1.row", None, "")
    assert settled(FORM, ONE, ONE[1:], {"1.row": "drop"}) == ONE[1:]
    assert settled(FORM, ONE, ONE[1:], {"1.row": "keep"}) == ONE


def test_a_mistyped_code_is_one_cell() -> None:
    other = (ONE[0], ("20102", *ONE[1][1:]))

    assert [found.key for found in differences(FORM, WAN, ONE, other)] == ["2.0"]
    assert settled(FORM, ONE, other, {"2.0": "20102"}) == other
