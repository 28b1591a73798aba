"""Forecasts beside what came: the error of whole years, the share of tax, one-off receipts apart."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.forecasting import Forecast, forecasts, years

WAN = 1_000_000
YEAR_END = date(2025, 12, 31)


def months(year: int, code: str, nature: str, budgeted: int, each: int, last: int = 12) -> list[dict[str, Any]]:
    return [
        {
            "year": year, "month": date(year, at, 1), "code": code, "name": f"科目{code}", "fund_kind": "general", "nature": nature,
            "budgeted": budgeted * WAN, "collected": each * WAN,
        }
        for at in range(1, last + 1)
    ]  # fmt: skip


def books(*rows: list[dict[str, Any]]) -> Books:
    return Books.of_rows({"revenue_month": [row for some in rows for row in some]})


def test_the_error_of_a_whole_year_is_what_came_beside_the_forecast() -> None:
    (one,) = years(books(months(2025, "10101", "tax", 1000, 90)), YEAR_END)  # 12 × 90 = 1080 of 1000

    assert (one.budget, one.came, one.error, one.tax_share) == (1000 * WAN, 1080 * WAN, 800, 10_000)


def test_a_year_that_is_not_over_has_no_error_yet() -> None:
    (one,) = years(books(months(2025, "10101", "tax", 1000, 90, 6)), date(2025, 6, 30))

    assert (one.whole, one.error) == (False, None)


def test_tax_non_tax_and_one_off_receipts_are_told_apart() -> None:
    rows = books(months(2025, "10101", "tax", 600, 50), months(2025, "10307", "non_tax", 100, 10))

    (one,) = years(rows, YEAR_END)

    assert (one.tax, one.came, one.one_off) == (600 * WAN, 720 * WAN, 120 * WAN)
    assert one.tax_share == 600 * 10_000 // 720


def stated(**more: Any) -> dict[str, Any]:
    return {
        "year": 2026, "code": "10101", "name": "增值税", "nature": "tax", "base": 960 * WAN, "growth": 500, "amount": 1008 * WAN,
        "assumption": "按销售额增长测算", "stated_by": "区税务局", **more,
    }  # fmt: skip


def one(*given: dict[str, Any]) -> Forecast:
    rows = months(2025, "10101", "tax", 1000, 80)  # 12 × 80 = 960
    (found,) = forecasts(Books.of_rows({"revenue_month": rows, "revenue_forecast": given}), YEAR_END)
    return found


def test_a_forecast_stands_beside_its_base_and_what_came_the_year_before() -> None:
    found = one(stated())

    assert (found.apart, found.came, found.against, found.lacks) == (0, 960 * WAN, 500, ())  # 960 × 1.05 = 1008


def test_a_forecast_that_is_not_its_base_with_its_growth_says_by_how_much() -> None:
    assert one(stated(amount=1100 * WAN)).apart == 92 * WAN


def test_what_a_forecast_does_not_state_is_missing() -> None:
    assert one(stated(base=None, growth=None, assumption=None)).lacks == ("base", "growth", "assumption")


def test_who_states_a_receipt_as_one_off_is_believed_else_its_subject_tells() -> None:
    assert [one(stated(code="10307", one_off=said)).one_off for said in (None, False, True)] == [True, False, True]


def test_five_years_are_told() -> None:
    rows = books(*(months(year, "10101", "tax", 1000, 90) for year in range(2019, 2026)))

    assert [one.year for one in years(rows, YEAR_END)] == [2021, 2022, 2023, 2024, 2025]
