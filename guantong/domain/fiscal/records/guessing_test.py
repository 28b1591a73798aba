"""A guess at what a sheet is: by headers and contents, and refused in sentences when unsure."""

import pytest

from guantong.domain.fiscal.records.guessing import Guess, as_table, guess
from guantong.domain.fiscal.records.mapping import Dates
from guantong.domain.fiscal.records.table import table

VOUCHERS = {
    "序号": "1", "支付凭证号": "00017", "支付日期": "2025-03-14", "预算单位编码": "101001", "预算单位": "教育局",
    "支出功能分类科目": "2050202 小学教育", "资金性质": "111-一般公共预算资金", "收款人全称": "明湖建工有限公司", "支付金额（万元）": "1,250.50", "用途": "工程款",
}  # fmt: skip


def guessed(sheet: dict[str, str]) -> Guess:
    return guess(list(sheet), [list(sheet.values())] * 3)


def said(found: Guess) -> list[str]:
    return [doubt.zh for doubt in found.doubts]


def test_a_sheet_of_vouchers_is_known_by_its_headers_and_cells() -> None:
    found = guessed(VOUCHERS)

    assert found.mapping is not None and found.sure
    assert (found.mapping.table, found.mapping.dates) == ("payment", Dates.YEAR_FIRST)
    assert found.mapping.columns == {
        "voucher_no": 1, "paid_on": 2, "unit_code": 3, "unit": 4, "function_code": 5, "fund_kind": 6, "payee": 7, "amount": 8, "purpose": 9,
    }  # fmt: skip


def test_the_unit_of_money_is_never_guessed_whatever_the_header_says() -> None:
    found = guessed(VOUCHERS)

    assert found.mapping is not None and found.mapping.money is None
    assert [flaw.zh for flaw in found.mapping.flaws()] == ["金额的单位没有声明，请选择元、千元、万元或亿元"]


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        (
            "quota",
            {
                "指标文号": "明财预〔2025〕1号",
                "下达日期": "2025-01-05",
                "预算单位编码": "101",
                "指标金额": "5",
                "指标类型": "年初预算",
            },
        ),
        ("unit_plan", {"年度": "2025", "月份": "3月", "预算单位编码": "101", "计划用款": "5"}),
        (
            "revenue_month",
            {"月份": "2025-03", "收入科目编码": "10101", "收入科目名称": "增值税", "本月数": "5", "预算数": "60"},
        ),
        (
            "contract",
            {
                "合同编号": "HT1",
                "签订日期": "2025-03-01",
                "合同金额": "5",
                "采购方式": "公开招标",
                "供应商": "明湖建工有限公司",
            },
        ),
        ("unit", {"单位编码": "101", "单位名称": "教育局", "单位类型": "行政单位", "年度": "2025"}),
    ],
)
def test_other_tables_are_known_too(name: str, sheet: dict[str, str]) -> None:
    found = guessed(sheet)

    assert found.mapping is not None
    assert (found.mapping.table, len(found.mapping.columns), said(found)) == (name, len(sheet), [])


def test_cells_that_do_not_look_like_their_header_are_left_out_and_told() -> None:
    found = guessed(VOUCHERS | {"收款人全称": "6222020200112233"})

    assert found.mapping is not None and "payee" not in found.mapping.columns
    assert said(found) == ["“收款人全称”按名称应是“收款人”，但内容（如“6222020200112233”）不像，没有对应"]


def test_two_headers_for_one_column_are_asked_about() -> None:
    found = guessed(VOUCHERS | {"付款金额": "7"})

    assert found.mapping is None
    assert said(found) == [
        "最像“支付明细”，但找不到必需的“金额”，请指定它在哪一列或填写固定值", "“支付金额（万元）”和“付款金额”都可能是“金额”，请选择一列",
    ]  # fmt: skip


def test_a_payments_own_word_tells_more_than_a_bare_amount() -> None:
    found = guessed(VOUCHERS | {"金额": "7"})

    assert found.mapping is not None and found.mapping.columns["amount"] == list(VOUCHERS).index("支付金额（万元）")


def test_what_fits_nothing_is_refused() -> None:
    for sheet in ({"姓名": "甲", "电话": "1"}, {"金额": "1", "姓名": "甲", "电话": "1"}, {"": "1"}):
        assert guessed(sheet) == guess(["姓名"], [])
        assert said(guessed(sheet)) == ["表头与任何一种财政记录都不够相符，请选择这是什么表并逐列指定"]


def test_what_lacks_a_needed_column_says_which() -> None:
    found = guessed({name: cell for name, cell in VOUCHERS.items() if name != "支付日期"})

    assert said(found) == ["最像“支付明细”，但找不到必需的“支付日期”，请指定它在哪一列或填写固定值"]


def test_an_order_of_dates_that_cells_do_not_tell_is_asked_for() -> None:
    unclear, day, month, serial = (
        guessed(VOUCHERS | {"支付日期": text}) for text in ("03/04/2025", "14/03/2025", "03/14/2025", "45730")
    )

    assert said(unclear) == ["“支付日期”的日期（如“03/04/2025”）看不出日、月的先后，请声明"]
    assert [found.mapping and found.mapping.dates for found in (day, month)] == [Dates.DAY_FIRST, Dates.MONTH_FIRST]
    assert said(serial) == ["“支付日期”像是表格软件的日期序号（如“45730”），请确认"]


def test_a_person_may_say_which_table_it_is() -> None:
    found = as_table(table("payment"), ["日子", "支付金额"], [["2025-03-14", "5"]])

    assert found.mapping is not None and found.mapping.columns == {"amount": 1}
