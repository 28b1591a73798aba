"""What may be spent is the larger of two views; pace is compared at one date; a month not over is not yet due."""

from datetime import date
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import (
    allowed,
    held,
    left_out,
    lines,
    month_ended,
    nearest,
    pace,
    paid,
    told_until,
    usual_pace,
)

DAY = date(2025, 6, 30)
BY = ("year", "unit_code", "project_code")


def line(amount: int, **more: Any) -> dict[str, Any]:
    return {"year": 2025, "unit_code": "101", "project_code": "P01", "version": "approved", "amount": amount, **more}


def pay(day: date, amount: int, unit: str = "101") -> dict[str, Any]:
    return {"paid_on": day, "unit_code": unit, "project_code": "P01", "amount": amount}


def rows(table: Any) -> list[dict[str, Any]]:
    return list(table.to_pyarrow().to_pylist())


@pytest.mark.parametrize(
    ("day", "ended"),
    [
        (date(2025, 6, 30), date(2025, 6, 30)),
        (date(2025, 6, 29), date(2025, 5, 31)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2025, 1, 5), date(2024, 12, 31)),
    ],
)
def test_a_plan_by_months_speaks_of_months_that_are_over(day: date, ended: date) -> None:
    assert month_ended(day) == ended


def test_the_adjusted_version_of_a_unit_takes_the_place_of_the_approved_one_the_latest_number_of_all() -> None:
    books = Books.of_rows(
        {
            "budget_line": [
                line(100),
                line(120, version="adjusted", version_no=1),
                line(130, version="adjusted", version_no=2),
                line(70, unit_code="102"),
                line(999, version="draft", version_no=9),
            ]
        }
    )

    assert {(r["unit_code"], r["amount"]) for r in rows(lines(books))} == {("101", 130), ("102", 70)}


def test_what_may_be_spent_is_budget_with_its_changes_or_quotas_whichever_is_more() -> None:
    moved = {
        "year": 2025,
        "unit_code": "101",
        "approved_on": date(2025, 3, 1),
        "from_project": "P01",
        "to_project": "P02",
    }
    later = {**moved, "approved_on": date(2025, 7, 1)}
    books = Books.of_rows(
        {
            "budget_line": [line(100)],
            "carry_over": [{"year": 2025, "unit_code": "101", "project_code": "P01", "amount": 10}],
            "reallocation": [{**moved, "amount": 30}, {**later, "amount": 5}],
            "adjustment": [{"year": 2025, "unit_code": "101", "project_code": "P01", "decided_on": date(2025, 5, 1), "amount": 7}],
            "quota": [{"year": 2025, "unit_code": "101", "project_code": "P02", "issued_on": date(2025, 4, 1), "amount": 44}],
        }
    )  # fmt: skip

    told = {r["project_code"]: r["allowed"] for r in rows(allowed(books, DAY, BY))}

    assert told == {"P01": 100 + 10 - 30 + 7, "P02": max(30, 44)}


def test_an_adjustment_already_in_the_adjusted_version_is_not_added_again() -> None:
    books = Books.of_rows(
        {
            "budget_line": [line(100), line(107, version="adjusted")],
            "adjustment": [{"year": 2025, "unit_code": "101", "project_code": "P01", "decided_on": date(2025, 5, 1), "amount": 7}],
        }
    )  # fmt: skip

    assert [r["allowed"] for r in rows(allowed(books, DAY, BY))] == [107]


MOVED = {
    "year": 2025, "unit_code": "101", "approved_on": date(2025, 3, 1), "from_project": "P01", "to_project": "P02", "amount": 30,
}  # fmt: skip


@pytest.mark.parametrize(
    ("adjusted", "allowed_of"),
    [
        ((70, 87), {"P01": 70, "P02": 87}),  # the adjusted lines hold both: 100 - 30, 50 + 30 + 7
        ((100, 57), {"P01": 70, "P02": 87}),  # they hold the adjustment of 7 alone: the move is added
        (
            (None, 87),
            {"P01": 70, "P02": 87},
        ),  # one side was restated, with the move in it; the other stands as approved
    ],
)
def test_a_move_that_the_adjusted_lines_hold_is_not_added_again(
    adjusted: tuple[int | None, int], allowed_of: dict[str, int]
) -> None:
    restated = [
        line(amount, project_code=code, version="adjusted")
        for code, amount in zip(("P01", "P02"), adjusted, strict=True) if amount is not None
    ]  # fmt: skip
    books = Books.of_rows(
        {
            "budget_line": [line(100), line(50, project_code="P02"), *restated],
            "reallocation": [MOVED],
            "adjustment": [{"year": 2025, "unit_code": "101", "project_code": "P02", "decided_on": date(2025, 5, 1), "amount": 7}],
        }
    )  # fmt: skip

    assert {r["project_code"]: r["allowed"] for r in rows(allowed(books, DAY, BY))} == allowed_of


def test_what_an_adjusted_version_leaves_out_stays_as_approved_and_is_told() -> None:
    parts = [line(100), line(50, project_code="P02"), line(60, project_code="P02", version="adjusted")]
    adjustment = {"year": 2025, "unit_code": "101", "decided_on": date(2025, 5, 1)}
    books = Books.of_rows(
        {
            "budget_line": [*parts, line(70, unit_code="102")],
            "adjustment": [{**adjustment, "project_code": "P01", "amount": -20}, {**adjustment, "project_code": "P02", "amount": 10}],
        }
    )  # fmt: skip

    told = {(r["unit_code"], r["project_code"]): r["allowed"] for r in rows(allowed(books, DAY, BY))}

    assert told == {("101", "P01"): 100 - 20, ("101", "P02"): 60, ("102", "P01"): 70}
    assert [(r["unit_code"], r["project_code"]) for r in rows(left_out(books))] == [("101", "P01")]


def test_classes_of_the_three_public_expenses_are_restated_one_by_one() -> None:
    classes = {"reception": 5, "vehicle_running": 8}
    own = [line(amount, project_code=None, three_public=name) for name, amount in classes.items()]
    books = Books.of_rows(
        {"budget_line": [*own, line(7, project_code=None, three_public="reception", version="adjusted")]}
    )

    assert {(r["three_public"], r["amount"]) for r in rows(lines(books))} == {("reception", 7), ("vehicle_running", 8)}


def test_every_year_is_read_up_to_the_same_date() -> None:
    days = [date(2024, 6, 30), date(2024, 7, 1), date(2025, 6, 30), date(2025, 7, 1)]
    books = Books.of_rows({"payment": [pay(day, 10) for day in days]})

    assert {(r["year"], r["paid_on"]) for r in rows(paid(books, DAY))} == {(2024, days[0]), (2025, days[2])}


def test_pace_is_in_basis_points_and_there_is_none_without_an_allowance() -> None:
    books = Books.of_rows({"budget_line": [line(300)], "payment": [pay(DAY, 100), pay(DAY, 50, "109")]})

    assert [(r["unit_code"], r["pace"]) for r in rows(pace(books, DAY, ("year", "unit_code")))] == [("101", 3333)]


def test_the_usual_pace_is_the_median_and_the_spread_the_median_distance_from_it() -> None:
    years = {2021: 40, 2022: 50, 2023: 52, 2024: 5, 2025: 30}
    books = Books.of_rows(
        {
            "budget_line": [line(100, year=year) for year in years],
            "payment": [pay(date(year, 5, 1), amount) for year, amount in years.items()],
        }
    )

    (now,) = rows(usual_pace(books, DAY, ("unit_code",), 5))

    # 5 40 50 52: the median 45, the distances 40 5 5 7, their median 6
    assert (now["usual"], now["spread"], now["known"], now["pace"]) == (4500, 600, 4, 3000)


def test_peers_are_of_one_kind_and_the_nearest_by_allowance() -> None:
    sizes = {"101": 100, "102": 90, "103": 130, "104": 105, "105": 101}
    kinds = {unit: "school" if unit == "105" else "administrative" for unit in sizes}
    books = Books.of_rows({"budget_line": [line(size, unit_code=unit) for unit, size in sizes.items()],
                           "unit": [{"unit_code": unit, "kind": kind, "year": 2025} for unit, kind in kinds.items()],
                           "payment": []})  # fmt: skip
    units = pace(books, DAY, ("year", "unit_code")).join(books.table("unit").select("unit_code", "kind"), "unit_code")

    told = rows(nearest(units, 2).filter(lambda t: t.unit_code == "101").order_by("place"))

    assert [(r["peer_code"], r["place"]) for r in told] == [("104", 0), ("102", 1)]


def test_a_table_that_is_not_held_adds_nothing() -> None:
    assert rows(held(Books.of_rows({"payment": []}), "quota")) == []


@pytest.mark.parametrize(
    ("latest", "today", "until"),
    [
        (date(2025, 6, 12), date(2025, 9, 5), date(2025, 6, 30)),
        (date(2025, 6, 30), date(2025, 7, 10), date(2025, 6, 30)),
        (date(2025, 6, 12), date(2025, 6, 20), date(2025, 6, 20)),
        (date(2026, 1, 5), date(2025, 9, 5), date(2025, 9, 5)),
    ],
)
def test_books_tell_up_to_the_end_of_the_month_of_their_latest_payment_and_never_beyond_today(
    latest: date, today: date, until: date
) -> None:
    assert told_until(Books.of_rows({"payment": [pay(latest, 1)]}), today) == until
