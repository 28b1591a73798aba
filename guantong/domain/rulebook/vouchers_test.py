"""Behind a signal stand rows that anybody can find again: the largest first, how many, what they come to."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.table import table
from guantong.domain.rule_engine.ledger import run
from guantong.domain.rule_engine.vouchers import Behind, behind
from guantong.domain.rulebook.shelf import rule_named

DAY = date(2025, 6, 30)
WAN = 1_000_000


def told(most: int, unit: str | None = None) -> list[Behind]:
    paid: list[dict[str, Any]] = [
        {
            "paid_on": date(2025, 3, n), "unit_code": "101", "project_code": "P77", "amount": n * WAN, "payee": f"公司{n}",
            "voucher_no": f"{n:04}", "purpose": "工程款", "sheet": "支付", "row": n + 1,
        }
        for n in range(1, 8)
    ]  # fmt: skip
    lines = [{"year": 2025, "unit_code": "101", "project_code": "P01", "version": "approved", "amount": 9 * WAN}]
    books, rule = Books.of_rows({"payment": paid, "budget_line": lines}), rule_named("E11")
    assert rule
    (signal,) = run(rule, books, DAY).signals
    return behind(rule, books, DAY, signal.keys, most, unit)


def test_the_largest_rows_come_first_with_the_count_and_the_sum_of_all() -> None:
    (payment,) = told(3)

    assert (payment.table, payment.count, payment.sum, payment.beyond) == (table("payment"), 7, 28 * WAN, 0)
    assert [(r["amount"] // WAN, r["sheet"], r["row"]) for r in payment.rows] == [
        (7, "支付", 8),
        (6, "支付", 7),
        (5, "支付", 6),
    ]


def test_columns_are_those_that_tell_which_row_it_is() -> None:
    (payment,) = told(3)

    names = [column.name for column in payment.columns]

    assert names == ["paid_on", "voucher_no", "payee", "purpose", "unit", "unit_code"]


def test_who_sees_another_unit_sees_no_row_and_how_many_there_are() -> None:
    (other,), (own,) = told(3, unit="102"), told(3, unit="101")

    assert (other.count, other.rows, other.sum, other.beyond) == (0, [], None, 7)
    assert (own.count, own.beyond) == (7, 0)
