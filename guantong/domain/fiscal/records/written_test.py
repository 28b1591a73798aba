"""Values as examples write them."""

from datetime import date

import pytest

from guantong.domain.fiscal.records.table import table
from guantong.domain.fiscal.records.written import NotWritten, value

PAYMENT, PLAN = table("payment").columns, table("unit_plan").columns


def test_each_kind_is_written_in_its_way() -> None:
    assert value(PAYMENT["function_code"], "0201") == "0201"
    assert value(PAYMENT["amount"], "-1250") == -12_50
    assert value(PAYMENT["paid_on"], "2025-03-31") == date(2025, 3, 31)
    assert value(PLAN["month"], "2025-03") == value(PLAN["month"], "2025-03-31") == date(2025, 3, 1)
    assert (value(PAYMENT["advance"], "是"), value(PAYMENT["advance"], "否")) == (True, False)
    assert (
        value(PAYMENT["fund_kind"], "政府性基金") == value(PAYMENT["fund_kind"], "government_fund") == "government_fund"
    )
    assert value(PAYMENT["purpose"], "  ") is None


@pytest.mark.parametrize(
    ("column", "text"),
    [("amount", "12.5"), ("paid_on", "2025年3月"), ("advance", "或许"), ("fund_kind", "基金"), ("year", "今年")],
)
def test_what_a_column_cannot_hold_is_refused_by_name(column: str, text: str) -> None:
    with pytest.raises(NotWritten, match=text):
        value(PAYMENT[column], text)
