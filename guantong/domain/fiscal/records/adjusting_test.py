"""A reallocation is no adjustment: what each of them did to the approved budget is kept apart."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.adjusting import approved, cuts, decided, reallocated, totals
from guantong.domain.fiscal.records.books import Books

DAY = date(2025, 9, 30)


def line(amount: int, version: str = "approved", number: int | None = None, code: str = "2050202") -> dict[str, Any]:
    return {
        "year": 2025,
        "unit_code": "101",
        "function_code": code,
        "version": version,
        "version_no": number,
        "amount": amount,
    }


def moved(amount: int, on: date = date(2025, 5, 1), **more: Any) -> dict[str, Any]:
    return {"approved_on": on, "unit_code": "101", "amount": amount, **more}


def found(table: Any) -> list[dict[str, Any]]:
    return list(table.to_pyarrow().to_pylist())


def test_of_several_approved_versions_the_newest_counts() -> None:
    books = Books.of_rows({"budget_line": [line(100, number=1), line(120, number=2), line(150, "adjusted", 3)]})

    assert [row["amount"] for row in found(approved(books, 2025))] == [120]


def test_only_decisions_of_the_year_up_to_the_day_count() -> None:
    days = (date(2024, 12, 20), date(2025, 7, 1), date(2025, 10, 1))
    books = Books.of_rows({"adjustment": [{"decided_on": on, "amount": 1} for on in days]})

    assert [row["decided_on"] for row in found(decided(books, DAY))] == [date(2025, 7, 1)]


def test_a_change_of_economic_class_within_a_project_is_no_reallocation() -> None:
    within = moved(1, from_project="P01", to_project="P01", from_economic="30201", to_economic="30227")
    between = moved(2, from_project="P01", to_project="P02", from_economic="30201", to_economic="30227")
    unsaid = moved(3, from_project="P01", to_project="P01")

    books = Books.of_rows({"reallocation": [within, between, unsaid, moved(4, date(2025, 10, 1))]})

    assert sorted(row["amount"] for row in found(reallocated(books, DAY))) == [2, 3]


def test_totals_keep_apart_what_explains_a_change() -> None:
    books = Books.of_rows(
        {
            "budget_line": [line(1000)],
            "quota": [
                {"issued_on": date(2025, 2, 1), "unit_code": "101", "kind": kind, "amount": amount}
                for kind, amount in (("initial", 1000), ("added", 90), ("carried", 500), ("reallocated", 70))
            ],
            "adjustment": [{"decided_on": date(2025, 7, 1), "amount": 40}],
            "transfer": [
                {"received_on": date(2025, 5, 1), "kind": kind, "matching": matching, "amount": amount}
                for kind, matching, amount in (("special", False, 30), ("special", True, 5), ("general", False, 7), (None, None, 2))
            ],
            "reserve": [{"year": 2025, "budget": 20, "used": 11}],
        }
    )  # fmt: skip

    (one,) = found(totals(books, DAY))

    assert (one["approved"], one["lines"], one["issued"], one["now"]) == (1000, 1000, 1000 + 90, 1090)
    assert (one["decided"], one["passed"], one["reserve"], one["restated"]) == (40, 30 + 2, 11, False)


def test_a_cut_is_counted_once_whether_lines_were_restated_for_it_or_not() -> None:
    away = moved(90, from_function="2050202", to_function="2120501")
    for lines in ([line(1000)], [line(1000), line(910, "adjusted", 1)]):
        (one,) = found(cuts(Books.of_rows({"budget_line": lines, "reallocation": [away]}), DAY))

        assert (one["class"], one["approved"], one["cut"], one["decided"]) == ("205", 1000, 90, 0)
