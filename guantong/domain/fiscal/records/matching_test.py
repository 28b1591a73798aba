"""Spending beside its budget: each once, and spending without a budget line visible."""

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.matching import budget, spending

LINE: dict[str, object] = {"year": 2025, "unit_code": "101", "function_code": "201"}
BUDGET: list[dict[str, object]] = [
    LINE | {"version": "approved", "project_code": "P1", "amount": 100},
    LINE | {"version": "adjusted", "version_no": 1, "project_code": "P1", "amount": 110},
    LINE | {"version": "adjusted", "version_no": 2, "project_code": "P1", "amount": 130},
    LINE | {"version": "adjusted", "version_no": 2, "amount": 40},
    LINE | {"version": "draft", "project_code": "P1", "amount": 999},
]
PAID: list[dict[str, object]] = [
    LINE | {"project_code": "P1", "amount": 50},
    LINE | {"project_code": "P1", "amount": 10},
    LINE | {"amount": 7},
    LINE | {"project_code": "P9", "amount": 5},
    LINE | {"unit_code": None, "amount": 3},
]


def test_the_latest_version_in_force_is_the_budget() -> None:
    books = Books.of_rows({"budget_line": BUDGET})

    rows = books.rows(budget(books, 2025, ["project_code"]).order_by("project_code"))

    assert rows == [{"project_code": "", "budgeted": 40}, {"project_code": "P1", "budgeted": 130}]
    assert books.rows(budget(books, 2024, ["project_code"])) == []


def test_every_payment_is_in_one_line_and_what_was_not_budgeted_is_told() -> None:
    books = Books.of_rows({"budget_line": BUDGET, "payment": PAID})

    rows = books.rows(spending(books, 2025).order_by("unit_code", "project_code"))

    assert [(r["unit_code"], r["project_code"], r["budgeted"], r["paid"], r["in_budget"]) for r in rows] == [
        ("", "", 0, 3, False),
        ("101", "", 40, 7, True),
        ("101", "P1", 130, 50 + 10, True),
        ("101", "P9", 0, 5, False),
    ]
    assert sum(row["paid"] for row in rows) == 50 + 10 + 7 + 5 + 3
