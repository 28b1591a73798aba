"""The lines of a year add up to the ledger; spending without a budget line is told apart; how far behind is told by a yardstick."""

from datetime import date
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.progress import Behind, Progress, behind, by_project, by_unit, of_the_year

JUNE = date(2025, 6, 30)
LINE = {"year": 2025, "version": "approved"}


def paid(unit: str | None, project: str | None, day: date, fen: int, **more: Any) -> dict[str, Any]:
    return {"unit_code": unit, "project_code": project, "paid_on": day, "amount": fen, **more}


ROWS: dict[str, list[dict[str, Any]]] = {
    "unit": [{"unit_code": "101", "unit": "城管局", "kind": "administrative", "year": 2025}],
    "project": [{"project_code": "P01", "project": "道路修缮"}],
    "budget_line": [
        {**LINE, "unit_code": "101", "project_code": "P01", "amount": 1000_00},
        {**LINE, "unit_code": "101", "amount": 500_00},
        {**LINE, "unit_code": "102", "unit": "教育局", "amount": 200_00},
        {**LINE, "unit_code": "102", "version": "draft", "amount": 999_00},
    ],
    "carry_over": [{"year": 2025, "unit_code": "101", "project_code": "P09", "amount": 70_00}],
    "reallocation": [
        {
            "year": 2025, "unit_code": "101", "from_project": "P01", "to_project": "P02", "amount": 100_00,
            "approved_on": date(2025, 4, 1),
        }
    ],
    "payment": [
        paid("101", "P01", date(2025, 1, 10), 300_00),
        paid("101", "P01", date(2025, 6, 30), 45_67),
        paid("101", None, date(2025, 3, 3), 120_00),
        paid("101", "P02", date(2025, 5, 5), 60_00),
        paid("101", "P77", date(2025, 5, 6), 12_34),
        paid("102", None, date(2025, 2, 2), 50_00),
        paid("102", None, date(2025, 2, 20), -5_00),
        paid(None, None, date(2025, 6, 1), 1_00),
        paid("101", "P01", date(2025, 7, 1), 888_00),
        paid("101", "P01", date(2024, 3, 1), 777_00),
        paid("101", "P09", date(2024, 12, 30), 9_00, year=2025),
    ],
    "unit_plan": [
        {"year": 2025, "month": date(2025, month, 1), "unit_code": "101", "planned": 120_00} for month in range(1, 13)
    ],
}  # fmt: skip
BOOKS = Books.of_rows(ROWS, JUNE)
WHOLE = 300_00 + 45_67 + 120_00 + 60_00 + 12_34 + 50_00 - 5_00 + 1_00 + 9_00


def test_the_lines_of_units_and_of_projects_add_up_to_the_ledger() -> None:
    rows = of_the_year(BOOKS, JUNE)
    (ledger,) = BOOKS.rows(rows.aggregate(fen=rows.amount.sum()))

    assert ledger["fen"] == WHOLE
    assert sum(line.paid for line in by_unit(BOOKS, JUNE)) == WHOLE
    assert sum(line.paid for line in by_project(BOOKS, JUNE)) == WHOLE


def test_a_unit_has_its_budget_with_what_was_moved_and_carried_and_its_months() -> None:
    (blank, city, school) = by_unit(BOOKS, JUNE)

    assert (city.name, city.kind, city.approved, city.budget) == ("城管局", "administrative", 1500_00, 1570_00)
    assert city.paid_by_month[:6] == [309_00, 0, 120_00, 0, 72_34, 45_67]
    assert (city.payments, city.pace) == (6, (300_00 + 45_67 + 120_00 + 60_00 + 12_34 + 9_00) * 10_000 // 1570_00)
    assert (school.name, school.budget, school.paid, school.planned) == ("教育局", 200_00, 45_00, [])
    assert (blank.key, blank.paid, blank.budget, blank.pace) == (("",), 1_00, 0, None)


def test_what_no_line_holds_is_told_apart() -> None:
    lines = {line.key: line for line in by_project(BOOKS, JUNE)}

    assert {key: line.unlined for key, line in lines.items() if line.unlined} == {("101", "P77"): 12_34, ("", ""): 1_00}
    assert (lines["101", "P01"].budget, lines["101", "P02"].budget, lines["101", "P09"].budget) == (
        900_00,
        100_00,
        70_00,
    )


def test_one_unit_or_one_project_is_the_part_of_the_whole_that_it_is() -> None:
    assert [line.key for line in by_project(BOOKS, JUNE, unit_code="102")] == [("102", "")]
    assert [(line.key, line.name) for line in by_project(BOOKS, JUNE, project_code="P01")] == [
        (("101", "P01"), "道路修缮")
    ]


def line(**facts: Any) -> Progress:
    return Progress(("101",), budget=1000_00, paid_by_month=[100_00, 50_00, 0, 0, 0, 40_00, *[0] * 6], **facts)


@pytest.mark.parametrize(
    ("one", "day", "told"),
    [
        (line(planned=[80_00] * 12, usual=0.9, years=3), JUNE, Behind((480_00 - 190_00) * 10_000 // 1000_00, "plan")),
        (line(planned=[80_00] * 12), date(2025, 6, 29), Behind((400_00 - 150_00) * 10_000 // 1000_00, "plan")),
        (line(usual=0.3, years=2), JUNE, Behind(3000 - 1900, "history")),
        (line(usual=0.3, years=1), JUNE, Behind(181 * 10_000 // 365 - 1900, "calendar")),
        (line(usual=0.1, years=5), JUNE, Behind(1000 - 1900, "history")),
    ],
)
def test_how_far_behind_is_told_by_the_first_yardstick_there_is(one: Progress, day: date, told: Behind) -> None:
    assert behind(one, day) == told


def test_without_a_budget_nobody_is_behind() -> None:
    assert behind(Progress(("101",), paid_by_month=[1] * 12), JUNE) is None
