"""How fast one spends: to the fen, against the plan, the own past years, and what the year will come to."""

from datetime import date

from guantong.domain.fiscal.records.books import Books, Row
from guantong.domain.fiscal.records.pace import curve, forecasts, own_history, pace, past_years, plan_curve
from guantong.domain.statistics.forecast import Forecast, PastYear, forecast
from guantong.domain.words import Words

JUNE = date(2025, 6, 30)


def paid(unit: str | None, day: date, fen: int) -> Row:
    return {"unit_code": unit, "paid_on": day, "amount": fen}


def halves(unit: str, year: int, first: int, second: int) -> list[Row]:
    """What a unit paid by the end of June and after it."""
    return [paid(unit, date(year, 6, 30), first), paid(unit, date(year, 7, 1), second)]


PAST = [
    *halves("101", 2022, 40, 60),
    *halves("101", 2023, 44, 56),
    *halves("101", 2024, 60, 40),
    *halves("102", 2024, 0, 0),
]
THIS = [
    paid("101", date(2025, 2, 3), 100),
    paid("101", date(2025, 6, 30), 150),
    paid("101", date(2025, 7, 1), 999),
    paid("103", JUNE, 5),
]
LINES: list[Row] = [
    {"year": 2025, "version": "approved", "unit_code": unit, "amount": fen}
    for unit, fen in (("101", 1000), ("102", 70), (None, 9))
]
PLANS: list[Row] = [
    {"unit_code": "101", "year": 2025, "month": date(2025, month, 1), "planned": 80 + month} for month in range(1, 13)
]
BOOKS = Books.of_rows({"payment": [*PAST, *THIS, paid(None, JUNE, 77)], "budget_line": LINES, "unit_plan": PLANS})


def test_a_month_and_all_before_it() -> None:
    rows = BOOKS.rows(curve(BOOKS, "unit_code", 2025, 2025).order_by("unit_code", "month"))

    assert [(row["unit_code"], row["month"], row["paid"], row["to_date"]) for row in rows] == [
        ("101", 2, 100, 100), ("101", 6, 150, 250), ("101", 7, 999, 1249), ("103", 6, 5, 5),
    ]  # fmt: skip


def test_the_plan_month_by_month() -> None:
    rows = BOOKS.rows(plan_curve(BOOKS, "unit_code", 2025).order_by("month"))

    assert [row["to_date"] for row in rows][:3] == [81, 81 + 82, 81 + 82 + 83]


def test_past_years_to_the_same_day() -> None:
    rows = BOOKS.rows(past_years(BOOKS, JUNE, "unit_code").order_by("unit_code", "year"))

    assert [(row["year"], row["by_then"], row["total"]) for row in rows] == [
        (2022, 40, 100), (2023, 44, 100), (2024, 60, 100), (2024, 0, 0),
    ]  # fmt: skip


def test_the_own_history_is_robust_and_leaves_out_years_that_came_to_nothing() -> None:
    (row,) = BOOKS.rows(own_history(BOOKS, JUNE, "unit_code"))

    assert (row["unit_code"], row["years"], row["median"], round(row["mad"], 9)) == (
        "101",
        3,
        0.44,
        round(0.44 - 0.40, 9),
    )


def test_every_subject_that_was_budgeted_or_paid_is_a_line() -> None:
    rows = {row["unit_code"]: row for row in BOOKS.rows(pace(BOOKS, JUNE, "unit_code"))}

    assert {
        code: (row["budgeted"], row["paid"], row["planned"], row["planned_year"], row["years"])
        for code, row in rows.items()
    } == {
        "101": (1000, 100 + 150, 6 * 80 + (1 + 2 + 3 + 4 + 5 + 6), 12 * 80 + 78, 3),
        "102": (70, 0, None, None, None),
        "103": (0, 5, None, None, None),
    }


def test_of_a_month_not_yet_over_nothing_is_planned_yet() -> None:
    rows = {row["unit_code"]: row for row in BOOKS.rows(pace(BOOKS, date(2025, 2, 27), "unit_code"))}

    assert rows["101"]["planned"] == 81


def test_without_a_plan_there_is_none() -> None:
    books = Books.of_rows({"payment": THIS, "budget_line": LINES})

    rows = {row["unit_code"]: row for row in books.rows(pace(books, JUNE, "unit_code"))}

    assert (rows["101"]["paid"], rows["101"]["planned"], rows["101"]["median"]) == (250, None, None)


def test_what_the_year_will_come_to() -> None:
    found = forecasts(BOOKS, JUNE, "unit_code")

    assert found["101"] == forecast(250, [PastYear(40, 100), PastYear(44, 100), PastYear(60, 100)])
    assert isinstance(found["101"], Forecast) and isinstance(found["103"], Words)
