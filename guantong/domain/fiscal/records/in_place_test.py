"""Funds in place: what was due by the day against what has arrived of it, by source; what names no day is not due."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.in_place import in_place

JUNE = date(2026, 6, 30)


def funds(
    source: str, planned: int, due: date | None = JUNE, allotted: int | None = None, on: date | None = None
) -> dict[str, Any]:
    return {
        "project_code": "P1",
        "source": source,
        "due_on": due,
        "planned": planned,
        "allotted": allotted,
        "allotted_on": on,
    }


def books(*rows: dict[str, Any]) -> Books:
    return Books.of_rows(
        {
            "project_funds": list(rows),
            "project": [{"project_code": "P1", "project": "道路", "key": True, "unit_code": "CG", "unit": "城管局"}],
        }
    )


def test_the_last_day_is_due_and_what_is_due_later_is_not_though_it_may_have_come() -> None:
    rows = (funds("bond", 100, JUNE, 60, date(2026, 6, 1)), funds("bond", 50, date(2026, 7, 1), 50, date(2026, 6, 2)))

    (told,) = in_place(books(*rows), JUNE)

    sums = told.of("bond")
    assert (sums.planned, sums.due, sums.arrived, sums.rate, sums.missing) == (150, 100, 110, 60 * 10_000 // 100, 40)


def test_what_came_after_the_day_has_not_arrived_and_what_came_without_a_day_has() -> None:
    rows = (funds("budget", 100, JUNE, 100, date(2026, 7, 1)), funds("own", 100, JUNE, 70))

    (told,) = in_place(books(*rows), JUNE)

    assert (told.of("budget").arrived, told.of("own").arrived, told.of("").rate) == (0, 70, 70 * 10_000 // 200)


def test_what_names_no_day_is_not_judged() -> None:
    (told,) = in_place(books(funds("transfer", 30, None, 10)), JUNE)

    assert (told.of("").rate, told.of("").undated, told.of("").arrived) == (None, 30, 10)


def test_a_project_has_its_name_unit_and_whether_it_is_a_key_one_or_nobody_says() -> None:
    (told,) = in_place(books(funds("own", 1)), JUNE)
    (unknown,) = in_place(Books.of_rows({"project_funds": [funds("own", 1)]}), JUNE)

    assert (told.name, told.unit_code, told.key) == ("道路", "CG", True)
    assert (unknown.name, unknown.unit, unknown.key) == ("P1", "", None)


def test_books_without_allotments_know_none() -> None:
    assert in_place(Books.of_rows({}), JUNE) == []
