"""What belongs to a fund goes by the project; outside its classes and after its term by the rules of the fund itself."""

from datetime import date
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.special_funds import (
    ENDED,
    IN_FORCE,
    NO_TERM,
    NOT_BEGUN,
    catalogue,
    elsewhere,
    grants,
    planned,
    spent,
    units_of_projects,
)

JUNE = date(2026, 6, 30)
FUND = {
    "fund_code": "Z01",
    "name": "产业扶持资金",
    "function_codes": "215；21602",
    "from_on": date(2025, 1, 1),
    "until_on": JUNE,
}


def given(
    recipient: str, year: int = 2026, fund: str = "Z01", project: str | None = "P1", amount: int = 30
) -> dict[str, Any]:
    return {"fund_code": fund, "year": year, "recipient": recipient, "project_code": project, "amount": amount}


def pay(on: date, fen: int, project: str = "P1", function: str | None = "2150805", **facts: Any) -> dict[str, Any]:
    return {
        "paid_on": on,
        "unit_code": "101",
        "project_code": project,
        "function_code": function,
        "amount": fen,
        **facts,
    }


def books(*payments: dict[str, Any], **more: Any) -> Books:
    return Books.of_rows(
        {"special_fund": [FUND], "fund_recipient": [given("甲公司")], "payment": list(payments), **more}
    )


def test_a_payment_is_the_funds_by_a_project_that_a_recipient_has_in_the_year_or_by_the_funds_code() -> None:
    told = spent(
        books(
            pay(date(2026, 2, 1), 7),
            pay(date(2026, 2, 1), 5, "Z01"),
            pay(date(2026, 2, 1), 3, "P2"),
            pay(date(2025, 2, 1), 2),
        ),
        JUNE,
    )

    assert sorted((one.project_code, one.year, one.paid) for one in told) == [("P1", 2026, 7), ("Z01", 2026, 5)]


def test_outside_is_what_no_class_holds_be_it_written_in_short_and_what_was_taken_back_counts_against_it() -> None:
    rows = (
        pay(date(2026, 2, 1), 7), pay(date(2026, 2, 1), 4, function="2160299"), pay(date(2026, 2, 1), 9, function="2160199"),
        pay(date(2026, 3, 1), -2, function="2160199"), pay(date(2026, 3, 1), 1, function=None),
    )  # fmt: skip

    (told,) = spent(books(*rows), JUNE)

    assert (told.paid, told.outside) == (7 + 4 + 9 - 2 + 1, 9 - 2)


def test_the_last_day_is_within_the_term_and_the_next_is_not() -> None:
    (told,) = spent(books(pay(JUNE, 7), pay(date(2026, 7, 1), 2)), date(2026, 12, 31))

    assert (told.paid, told.late) == (9, 2)


def test_what_is_paid_after_the_day_is_not_known() -> None:
    assert spent(books(pay(date(2026, 7, 1), 2)), JUNE) == []


@pytest.mark.parametrize(
    ("from_on", "until_on", "state"),
    [
        (date(2026, 7, 1), None, NOT_BEGUN), (None, None, NO_TERM), (JUNE, JUNE, IN_FORCE), (None, date(2026, 6, 29), ENDED),
    ],
)  # fmt: skip
def test_whether_a_fund_is_in_force_goes_by_its_two_days(
    from_on: date | None, until_on: date | None, state: str
) -> None:
    (fund,) = catalogue(Books.of_rows({"special_fund": [{**FUND, "from_on": from_on, "until_on": until_on}]}))

    assert fund.state(JUNE) == state


def test_the_same_recipient_in_two_funds_of_one_year_stands_in_both() -> None:
    rows = [
        given("甲公司"),
        given("甲公司", fund="Z02", amount=9),
        given("乙公司"),
        given("乙公司", 2025, "Z02"),
        given("丙公司"),
        given("丙公司", project="P9"),
    ]

    told = elsewhere(grants(Books.of_rows({"fund_recipient": rows}), JUNE))

    assert {key: [(one.fund_code, one.amount) for one in found] for key, found in told.items()} == {
        ("甲公司", 2026): [("Z01", 30), ("Z02", 9)]
    }


def test_a_grant_of_a_later_year_is_not_there_and_one_without_a_project_is() -> None:
    rows = [given("甲公司", 2027), given("乙公司", project=None)]

    assert [(one.recipient, one.project_code) for one in grants(Books.of_rows({"fund_recipient": rows}), JUNE)] == [
        ("乙公司", "")
    ]


def test_its_projects_bring_their_budget_in_force_and_their_units() -> None:
    line = {
        "year": 2026,
        "version": "approved",
        "version_no": 1,
        "unit_code": "101",
        "unit": "工信局",
        "project_code": "P1",
        "amount": 50,
    }
    told = books(budget_line=[line, {**line, "project_code": "P2"}])

    assert [(one.project_code, one.unit, one.amount) for one in planned(told, JUNE)] == [("P1", "工信局", 50)]
    assert units_of_projects(told)["P1"] == {("101", "工信局")}


def test_books_without_funds_know_none() -> None:
    empty = Books.of_rows({})

    assert (catalogue(empty), grants(empty, JUNE), spent(empty, JUNE), planned(empty, JUNE)) == ([], [], [], [])
