"""How fast one spends: to the fen, beside the plan and the own past years, and what the year will come to."""

import random
from datetime import date

import pytest

from guantong.domain.fiscal.records.books import Books, Row
from guantong.domain.fiscal.records.pace import Seen, curve, forecasts, own_history, seen
from guantong.domain.statistics.forecast import Forecast, PastYear, forecast
from guantong.domain.words import Words

JUNE = date(2025, 6, 30)
BUDGET = 1_000_000


def paid(unit: str | None, day: date, fen: int) -> Row:
    return {"unit_code": unit, "paid_on": day, "amount": fen}


def halves(unit: str, year: int, first: int, second: int) -> list[Row]:
    """What a unit paid by the end of June and after it."""
    return [paid(unit, date(year, 6, 30), first), paid(unit, date(year, 7, 1), second)]


def line(unit: str, year: int, fen: int) -> Row:
    return {"year": year, "version": "approved", "unit_code": unit, "amount": fen}


PAST = [*halves("101", 2022, 40, 60), *halves("101", 2023, 44, 56), *halves("101", 2024, 60, 40)]
THIS = [
    paid("101", date(2025, 2, 3), 100),
    paid("101", JUNE, 150),
    paid("101", date(2025, 7, 1), 999),
    paid("103", JUNE, 5),
]
LINES = [*(line("101", year, 200) for year in (2022, 2023, 2024)), line("101", 2025, 1000), line("102", 2025, 70)]
PLANS: list[Row] = [
    {"unit_code": "101", "year": 2025, "month": date(2025, month, 1), "planned": 80 + month} for month in range(1, 13)
]
BOOKS = Books.of_rows({"payment": [*PAST, *THIS, paid(None, JUNE, 77)], "budget_line": LINES, "unit_plan": PLANS})


def test_a_month_and_all_before_it() -> None:
    rows = BOOKS.rows(curve(BOOKS, "unit_code", 2025, 2025).order_by("unit_code", "month"))

    assert [(row["unit_code"], row["month"], row["paid"], row["to_date"]) for row in rows] == [
        ("101", 2, 100, 100), ("101", 6, 150, 250), ("101", 7, 999, 1249), ("103", 6, 5, 5),
    ]  # fmt: skip


def test_the_own_history_is_robust_and_of_each_years_budget() -> None:
    (row,) = BOOKS.rows(own_history(BOOKS, JUNE, "unit_code"))

    assert (row["unit_code"], row["years"], row["median"], row["mad"]) == ("101", 3, 44 / 200, (44 - 40) / 200)


def test_what_is_known_of_a_year_on_a_day_and_of_the_years_before() -> None:
    found = seen(BOOKS, JUNE, "unit_code")

    past = tuple(PastYear(by_then, 100, 200) for by_then in (40, 44, 60))
    assert found == {"101": Seen(100 + 150, 1000, past), "102": Seen(0, 70, ())}
    assert seen(BOOKS, JUNE, "unit_code", back=2)["101"].past == past[1:]


def test_projects_are_subjects_as_units_are() -> None:
    years = (2023, 2024, 2025)
    rows = {
        "payment": [{**paid("101", date(year, 5, 1), 30), "project_code": "P01"} for year in years],
        "budget_line": [{**line("101", year, 100), "project_code": "P01"} for year in years],
    }

    assert seen(Books.of_rows(rows), JUNE, "project_code") == {
        "P01": Seen(30, 100, (PastYear(30, 30, 100), PastYear(30, 30, 100)))
    }


def test_without_enough_like_years_it_says_why_there_is_no_forecast() -> None:
    found = forecasts(BOOKS, JUNE, "unit_code")

    assert isinstance(found["101"], Words) and "预测误差只有 3 个" in found["101"].zh
    assert isinstance(found["102"], Words) and "可比的往年只有 0 年" in found["102"].zh


def test_the_misses_of_all_subjects_make_the_interval_of_each() -> None:
    found = forecasts(BOOKS, JUNE, "unit_code", least=3)

    one = seen(BOOKS, JUNE, "unit_code")["101"]
    rests = (60 / 200, 56 / 200, 40 / 200)
    errors = [(rests[at] - (sum(rests) - rests[at]) / 2) / (1 + 1 / 2) ** 0.5 for at in range(3)]
    assert found["101"] == forecast(250, 1000, one.past, errors, least=3)
    assert isinstance(found["101"], Forecast)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_eight_intervals_of_ten_hold_the_year_that_was_held_out(seed: int) -> None:
    chance, rows, came = random.Random(seed), [], {}  # noqa: S311 - a drawn example, no secret
    for unit in (str(n) for n in range(100, 500)):
        habit = chance.uniform(0.3, 0.6)
        for year in range(2023, 2026):
            first, second = (round(BUDGET * part) for part in (chance.uniform(0.3, 0.5), chance.gauss(habit, 0.06)))
            rows += halves(unit, year, first, second)
            came[unit] = first + second
    lines = [line(unit, year, BUDGET) for unit in came for year in range(2023, 2026)]

    found = forecasts(Books.of_rows({"payment": rows, "budget_line": lines}), JUNE, "unit_code")

    told = {unit: one for unit, one in found.items() if isinstance(one, Forecast)}
    held = sum(one.low <= came[unit] <= one.high for unit, one in told.items())
    assert len(told) == len(came)
    assert 0.75 <= held / len(told) <= 0.85
