"""Which lines may be asked about before approval, and what a project is about by its name."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.drafting import asked, drafts, executed, matter, standards_on, version_of
from guantong.domain.period import year_drafted, year_ended

WAN = 1_000_000
AUTUMN = date(2025, 10, 15)


def line(version: str, amount: int, unit: str = "101", year: int = 2026, **more: Any) -> dict[str, Any]:
    return {
        "year": year, "unit_code": unit, "unit": f"单位{unit}", "project_code": "P01", "project": "校园安防升级", "version": version,
        "amount": amount * WAN, **more,
    }  # fmt: skip


def told(day: date, *rows: dict[str, Any]) -> list[tuple[str, str, int]]:
    books = Books.of_rows({"budget_line": rows})
    found = books.rows(drafts(books, day).order_by("unit_code", "amount"))
    return [(row["unit_code"], row["version"], row["amount"] // WAN) for row in found]


def test_from_july_the_next_year_is_drafted_and_until_june_the_running_one() -> None:
    assert [year_drafted(date(2025, month, 1)) for month in (1, 6, 7, 12)] == [2025, 2025, 2026, 2026]


def test_a_year_has_ended_on_its_last_day() -> None:
    assert [year_ended(day) for day in (date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1))] == [2024, 2025, 2025]


def test_of_every_unit_its_newest_version_is_asked_about() -> None:
    rows = [line("first_submission", 120), line("second_submission", 100), line("first_submission", 80, "102")]

    assert told(AUTUMN, *rows) == [("101", "second_submission", 100), ("102", "first_submission", 80)]


def test_the_newest_edition_of_a_version_counts() -> None:
    assert told(AUTUMN, line("draft", 90, version_no=1), line("draft", 95, version_no=2)) == [("101", "draft", 95)]


def test_control_figures_and_what_is_approved_are_not_asked_about() -> None:
    rows = [line("control_figures", 100), line("second_submission", 100, "102"), line("approved", 100, "102")]

    assert told(AUTUMN, *rows) == []


def test_a_draft_of_another_year_is_not_asked_about() -> None:
    assert told(AUTUMN, line("draft", 90, year=2025)) == []
    assert told(date(2025, 2, 1), line("draft", 90, year=2025)) == [("101", "draft", 90)]


def test_what_a_project_asks_is_added_up_over_its_subjects() -> None:
    books = Books.of_rows({"budget_line": [line("draft", 90), line("draft", 10)]})

    (one,) = books.rows(asked(books, AUTUMN))

    assert (one["ask"], one["version"]) == (100 * WAN, "draft")


def test_a_version_is_found_by_its_name() -> None:
    books = Books.of_rows({"budget_line": [line("control_figures", 70), line("draft", 90)]})

    assert [row["amount"] for row in books.rows(version_of(books, AUTUMN, "control_figures"))] == [70 * WAN]


def test_a_project_is_about_what_its_name_says_without_unit_year_and_marks() -> None:
    names = ["明湖区教育局2026年校园安防升级项目", "教育局校园安防升级（专项）经费", "校园安防升级二期"]
    rows = [line("draft", 1, unit="明湖区教育局", project=name) | {"unit": "明湖区教育局"} for name in names]
    books = Books.of_rows({"budget_line": rows})

    assert {row["matter"] for row in books.rows(matter(drafts(books, AUTUMN)))} == {"校园安防升级", "校园安防升级二期"}


def test_of_a_standard_the_newest_in_force_counts() -> None:
    rows = [
        {"code": "B02", "name": "培训费标准", "from_on": date(2020, 1, 1), "until_on": None, "amount": 45_000},
        {"code": "B02", "name": "培训费标准", "from_on": date(2025, 3, 1), "until_on": None, "amount": 55_000},
        {"code": "B02", "name": "培训费标准", "from_on": date(2026, 1, 1), "until_on": None, "amount": 60_000},
        {"code": "B03", "name": "家具标准", "from_on": date(2020, 1, 1), "until_on": date(2024, 12, 31), "amount": 1},
    ]
    books = Books.of_rows({"standard": rows})

    assert [(row["code"], row["most"]) for row in books.rows(standards_on(books, AUTUMN))] == [("B02", 55_000)]


def test_money_moved_into_a_project_is_counted_once_when_the_adjusted_lines_hold_it() -> None:
    moved = {
        "year": 2024,
        "approved_on": date(2024, 9, 1),
        "unit_code": "101",
        "from_project": "P09",
        "to_project": "P01",
        "amount": 40 * WAN,
    }
    rows = {
        "budget_line": [line("approved", 60, year=2024), line("adjusted", 100, year=2024)],
        "reallocation": [moved],
        "payment": [{"paid_on": date(2024, 10, 9), "unit_code": "101", "project_code": "P01", "amount": 90 * WAN}],
    }
    books = Books.of_rows(rows)

    (one,) = books.rows(executed(books, AUTUMN))

    assert (one["allowed"], one["pace"]) == (100 * WAN, 9000)  # 90 of 100, not of 140


def test_money_carried_over_is_to_be_spent_too_and_money_moved_away_is_not() -> None:
    moved = {
        "year": 2024,
        "approved_on": date(2024, 9, 1),
        "unit_code": "101",
        "from_project": "P01",
        "to_project": "P09",
        "amount": 40 * WAN,
    }
    rows = {
        "budget_line": [line("approved", 100, year=2024), line("approved", 50, year=2024, project_code="P02")],
        "reallocation": [moved],
        "carry_over": [
            {"year": 2024, "unit_code": "101", "project_code": "P02", "from_year": 2023, "amount": 50 * WAN}
        ],
        "payment": [
            {"paid_on": date(2024, 10, 9), "unit_code": "101", "project_code": "P01", "amount": 60 * WAN},
            {"paid_on": date(2024, 10, 9), "unit_code": "101", "project_code": "P02", "amount": 50 * WAN},
        ],
    }
    books = Books.of_rows(rows)

    told = {row["project_code"]: row["pace"] for row in books.rows(executed(books, AUTUMN))}

    assert (told["P01"], told["P02"]) == (10_000, 5000)  # 60 of 100 − 40, 50 of 50 + 50
