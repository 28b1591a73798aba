"""Years are compared at one date; peers are of the same kind, nearest by what was approved, each by its name."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.compared import YearOf, middle, peers_of, years_of

JUNE = date(2025, 6, 30)


def line(unit: str, fen: int, year: int = 2025, version: str = "approved") -> dict[str, Any]:
    return {"year": year, "version": version, "unit_code": unit, "unit": f"单位{unit}", "amount": fen}


def paid(day: date, fen: int) -> dict[str, Any]:
    return {"unit_code": "101", "paid_on": day, "amount": fen}


BOOKS = Books.of_rows(
    {
        "unit": [{"unit_code": str(code), "unit": f"单位{code}", "kind": "school", "year": 2025} for code in range(101, 120)]
        + [{"unit_code": "200", "unit": "机关", "kind": "administrative", "year": 2025}],
        "budget_line": [
            *(line(str(code), 1000_00 + (code - 101) * 10_00) for code in range(101, 120)), line("200", 1000_00),
            line("101", 800_00, 2024), line("101", 900_00, 2024, "adjusted"),
        ],
        "payment": [
            paid(date(2025, 2, 1), 300_00), paid(date(2024, 6, 30), 360_00), paid(date(2024, 7, 1), 450_00), paid(date(2023, 1, 5), 70_00),
        ],
    },
    JUNE,
)  # fmt: skip


def test_every_year_is_told_to_the_same_date_and_those_that_are_over_in_all() -> None:
    assert years_of(BOOKS, JUNE, "101") == [
        YearOf(2025, 1000_00, 1000_00, 300_00, 0, None),
        YearOf(2024, 800_00, 900_00, 360_00, 0, 810_00),
        YearOf(2023, None, None, 70_00, None, 70_00),
    ]
    assert [(year.pace, year.done) for year in years_of(BOOKS, JUNE, "101")] == [
        (3000, None),
        (4000, 9000),
        (None, None),
    ]


def test_peers_are_fifteen_of_the_same_kind_the_nearest_first() -> None:
    found = peers_of(BOOKS, 2025, "101")

    assert [(one.code, one.name, one.nearness) for one in found[:2]] == [("102", "单位102", 1), ("103", "单位103", 2)]
    assert (len(found), [one.code for one in found if one.code == "200"]) == (15, [])


def test_without_a_list_of_units_nobody_is_a_peer() -> None:
    assert peers_of(Books.of_rows({"payment": []}, JUNE), 2025, "101") == []


def test_the_middle_leaves_out_what_is_not_known() -> None:
    assert (middle([None, 30, 10, 20]), middle([10, 20]), middle([None])) == (20, 10, None)
