"""Government debt and bonds of a year (政府债务、政府债券)."""

from datetime import date

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.debts import bonds, debts

ROWS = {
    "debt": [
        {"year": 2026, "kind": "general", "limit": 900, "balance": 850, "principal_due": 30, "interest_due": 9},
        {"year": 2026, "kind": "special", "limit": 400, "balance": None},
        {"year": 2025, "kind": "general", "limit": 800, "balance": 810},
        {"year": 2023, "kind": "general", "limit": 700, "balance": 600},
    ],
    "bond": [
        {"bond_code": "B1", "project_code": "P1", "issued_on": date(2026, 3, 1), "amount": 20, "refinancing": False},
        {"bond_code": "B2", "issued_on": date(2026, 5, 1), "amount": 50, "refinancing": True},
        {"bond_code": "B3", "issued_on": date(2026, 11, 1), "amount": 70},
        {"bond_code": "B0", "issued_on": date(2025, 3, 1), "amount": 90},
    ],
}


def test_debt_is_told_of_the_year_and_the_one_before() -> None:
    told = debts(Books.of_rows(ROWS), 2026)

    assert [(one.year, one.kind, one.room) for one in told] == [
        (2026, "general", 900 - 850), (2026, "special", None), (2025, "general", 800 - 810),
    ]  # fmt: skip


def test_bonds_are_those_issued_in_the_year_up_to_the_day() -> None:
    told = bonds(Books.of_rows(ROWS), date(2026, 6, 30))

    assert [(one.code, one.project_code, one.refinancing, one.amount) for one in told] == [
        ("B2", "", True, 50),
        ("B1", "P1", False, 20),
    ]


def test_books_without_them_tell_of_none() -> None:
    held = Books.of_rows({})

    assert (debts(held, 2026), bonds(held, date(2026, 6, 30))) == ((), ())
