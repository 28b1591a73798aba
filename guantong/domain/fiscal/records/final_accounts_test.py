"""A class of a unit stands with what was approved, changed and spent; a unit without final accounts is counted, not guessed."""

from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.final_accounts import deviations, without_final, years_of


def row(
    version: str, fen: int, function: str = "2120101", unit: str = "101", number: int = 1, **facts: Any
) -> dict[str, Any]:
    told = {
        "year": 2025,
        "version": version,
        "version_no": number,
        "unit_code": unit,
        "unit": f"单位{unit}",
        "amount": fen,
    }
    return {**told, "function_code": function, "project_code": f"P{function}", **facts}


BOOKS = Books.of_rows(
    {
        "budget_line": [
            row("approved", 100_00), row("adjusted", 120_00), row("final", 90_00), row("final", 12_00, project_code="P2"),
            row("approved", 50_00, "2130101"),
            row("final", 7_00, "2140101"),
            row("approved", 40_00, unit="102"),
        ]
    }
)  # fmt: skip


def test_each_class_stands_with_what_was_approved_changed_and_spent() -> None:
    found = deviations(BOOKS, 2025)

    assert [(one.unit_code, one.function_code, one.approved, one.budget, one.final, one.away, one.share) for one in found] == [
        ("101", "2120101", 100_00, 120_00, 102_00, 102_00 - 120_00, -1500),  # 18 of 120 less
        ("101", "2130101", 50_00, 50_00, 0, -50_00, -10_000),
        ("101", "2140101", None, None, 7_00, 7_00, None),
    ]  # fmt: skip
    assert (found[0].changed, found[2].changed, found[0].rows, found[1].rows) == (20_00, None, 2, 0)


def test_a_unit_without_final_accounts_is_counted_and_left_out() -> None:
    assert (years_of(BOOKS), without_final(BOOKS, 2025), without_final(BOOKS, 2024)) == ([2025], 1, 0)


def test_of_two_final_accounts_of_a_unit_the_newest_counts() -> None:
    books = Books.of_rows({"budget_line": [row("approved", 10_00), row("final", 9_00), row("final", 8_00, number=2)]})

    assert [one.final for one in deviations(books, 2025)] == [8_00]
