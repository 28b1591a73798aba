"""A value of a record is printed by its kind; a blank is blank and not nil."""

from datetime import date

from guantong.domain.fiscal.records.printing import printed
from guantong.domain.fiscal.records.table import table


def test_values_are_printed_by_their_kind() -> None:
    columns, month = table("payment").columns, table("project_plan").columns["month"]

    assert (printed(columns["amount"], 12_345), printed(columns["amount"], 0)) == ("123.45元", "0.00元")
    assert (printed(columns["payee"], None), printed(columns["payee"], "甲公司")) == ("", "甲公司")
    assert (printed(month, date(2025, 3, 1)), printed(month, "2025-03-01")) == ("2025-03", "2025-03")
    value = table("indicator").columns["value"]
    assert [printed(value, told) for told in (9_000_000, 20_500, -1, 0)] == ["9,000", "20.5", "-0.001", "0"]
    assert (printed(columns["advance"], True), printed(columns["advance"], False)) == ("是", "否")
    assert (printed(columns["way"], "direct"), printed(columns["paid_on"], date(2025, 3, 1))) == (
        "直接支付",
        "2025-03-01",
    )
