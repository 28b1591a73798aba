"""The books of rows in memory: what a rule's examples are asked of."""

from datetime import date

import pytest

from guantong.domain.fiscal.records.books import Books, NotHeld

MARCH, APRIL = date(2025, 3, 14), date(2025, 4, 2)
PAYMENTS = [
    {"voucher_no": "0001", "paid_on": MARCH, "unit_code": "101001", "amount": 350_00},
    {"voucher_no": "0002", "paid_on": APRIL, "unit_code": "101001", "amount": 150_00, "row": 17},
    {"voucher_no": "0003", "paid_on": APRIL, "unit_code": "101002", "amount": -20_00, "fund_kind": "general"},
]


def test_they_are_asked_in_ibis_and_answer_in_fen() -> None:
    books = Books.of_rows({"payment": PAYMENTS})
    payment = books.table("payment")

    sums = payment.group_by("unit_code").agg(paid=payment.amount.sum()).order_by("unit_code")

    assert books.rows(sums) == [
        {"unit_code": "101001", "paid": 350_00 + 150_00},
        {"unit_code": "101002", "paid": -20_00},
    ]


def test_a_row_bears_its_evidence_and_what_it_leaves_out_is_blank() -> None:
    books = Books.of_rows({"payment": PAYMENTS})

    first, second, _ = books.rows(books.table("payment").order_by("voucher_no"))

    assert (first["batch"], first["row"], second["row"]) == ("example", 1, 17)
    assert (first["fund_kind"], first["advance"], first["voucher_no"]) == (None, None, "0001")
    assert first["year"] == 2025


def test_what_has_not_happened_by_the_day_is_not_there() -> None:
    books = Books.of_rows({"payment": PAYMENTS}, as_of=date(2025, 3, 31))

    assert [row["voucher_no"] for row in books.rows(books.table("payment"))] == ["0001"]


def test_a_month_is_known_once_it_is_over_and_a_plan_from_the_start() -> None:
    month = {"year": 2025, "month": date(2025, 3, 1)}
    rows = {
        "revenue_month": [{**month, "code": "101", "collected": 7}],
        "unit_plan": [{**month, "unit_code": "1", "planned": 7}],
    }

    counts = {}
    for day in (date(2025, 3, 30), date(2025, 3, 31)):
        books = Books.of_rows(rows, as_of=day)
        counts[day.day] = [len(books.rows(books.table(name))) for name in ("revenue_month", "unit_plan")]

    assert counts == {30: [0, 1], 31: [1, 1]}


def test_what_becomes_known_later_is_blank_until_then() -> None:
    funds = {
        "project_code": "P1",
        "source": "bond",
        "due_on": MARCH,
        "planned": 900,
        "allotted_on": APRIL,
        "allotted": 800,
    }

    def allotted(day: date) -> list[tuple[object, ...]]:
        books = Books.of_rows({"project_funds": [funds]}, as_of=day)
        return [(r["planned"], r["allotted_on"], r["allotted"]) for r in books.rows(books.table("project_funds"))]

    assert allotted(date(2025, 4, 1)) == [(900, None, None)]
    assert allotted(date(2025, 4, 2)) == [(900, APRIL, 800)]


def test_a_table_without_rows_is_held_and_one_left_out_is_not() -> None:
    books = Books.of_rows({"payment": []})

    assert books.rows(books.table("payment")) == []
    assert (books.holds("payment"), books.holds("payment", "unit_plan")) == (True, False)
    with pytest.raises(NotHeld, match="没有“单位用款计划”的记录，因此不能计算"):
        books.table("unit_plan")


def test_a_column_that_the_table_does_not_have_is_named() -> None:
    with pytest.raises(ValueError, match="payment: amout"):
        Books.of_rows({"payment": [{"amout": 1}]})
