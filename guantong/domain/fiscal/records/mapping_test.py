"""A saved mapping: what it needs, where it fits, and that it comes back as it was."""

from dataclasses import replace

import pytest

from guantong.domain.fiscal.records.mapping import Dates, Mapping, OtherHeaders, fingerprint
from guantong.domain.money import Unit

HEADERS = ("序号", "支付日期", "单位编码", "支付金额（万元）")
VOUCHERS = Mapping(
    "payment", HEADERS, {"paid_on": 1, "unit_code": 2, "amount": 3}, Unit.TEN_THOUSAND, Dates.SERIAL,
    fixed={"fund_kind": "general"}, only={0: ("1", "2")}, organisations=("华联商厦",),
)  # fmt: skip


def test_it_comes_back_as_it_was_saved() -> None:
    assert Mapping.from_json(VOUCHERS.to_json()) == VOUCHERS


def test_the_unit_of_money_is_declared_and_never_taken_from_a_header() -> None:
    (flaw,) = replace(VOUCHERS, money=None).flaws()

    assert flaw.zh == "金额的单位没有声明，请选择元、千元、万元或亿元"
    assert VOUCHERS.flaws() == []


def test_it_says_what_it_lacks() -> None:
    flawed = replace(VOUCHERS, columns={"paid_on": 9, "colour": 0}, fixed={"fund_kind": "红色"})

    assert sorted(flaw.zh for flaw in flawed.flaws()) == [
        "“支付明细”没有“colour”这一列",
        "“支付明细”的每一行都要有“金额”，请指定它在哪一列",
        "“红色”不能作为“资金性质”的固定值",
        "表头只有 4 列，没有第 10 列",
    ]


def test_it_fits_the_same_headers_but_for_spaces_and_widths() -> None:
    assert VOUCHERS.fits(("序 号", "支付日期 ", "单位编码", "支付金额(万元)"))
    assert not VOUCHERS.fits(("序号", "支付日期", "单位编码", "支付金额（元）"))
    assert VOUCHERS.fingerprint == fingerprint(HEADERS)


def test_it_moves_with_its_headers() -> None:
    moved = VOUCHERS.moved_to(("单位编码", "支付金额（万元）", "备注", "支付日期", "序号"))

    assert moved.columns == {"paid_on": 3, "unit_code": 0, "amount": 1}
    assert moved.only == {4: ("1", "2")}


@pytest.mark.parametrize(
    "headers", [("支付日期", "单位编码"), ("序号", "支付日期", "支付日期", "单位编码", "支付金额（万元）")]
)
def test_it_moves_nowhere_where_a_header_is_missing_or_there_twice(headers: tuple[str, ...]) -> None:
    with pytest.raises(OtherHeaders, match="请重新确认"):
        VOUCHERS.moved_to(headers)
