"""Periods that follow one another make a run, of years, quarters or months; a gap ends it."""

from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.running import runs


def run_of(*spans: str) -> list[tuple[str, str, int]]:
    rows = [{"year": 2025, "rule_code": "E20", "subject": "101", "span": span} for span in spans]
    told = runs(Books.of_rows({"signal": rows}).table("signal"), ["rule_code", "subject"]).order_by("form")
    found: list[dict[str, Any]] = told.to_pyarrow().to_pylist()
    return [(row["begun"], row["newest"], row["length"]) for row in found]


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        (("2023", "2024", "2025"), ("2023", "2025", 3)),
        (("2022", "2024", "2025"), ("2024", "2025", 2)),
        (("2023", "2025"), ("2025", "2025", 1)),
        (("2024-Q4", "2025-Q1"), ("2024-Q4", "2025-Q1", 2)),
        (("2024-11", "2024-12", "2025-01"), ("2024-11", "2025-01", 3)),
        (("2025", "2025", "2024"), ("2024", "2025", 2)),
    ],
)
def test_the_run_that_ends_with_the_newest_period_is_told(spans: tuple[str, ...], told: tuple[str, str, int]) -> None:
    assert run_of(*spans) == [told]


def test_years_quarters_and_months_are_runs_of_their_own() -> None:
    assert run_of("2025-01", "2025-02", "2025", "2025-Q1") == [
        ("2025-01", "2025-02", 2),
        ("2025-Q1", "2025-Q1", 1),
        ("2025", "2025", 1),
    ]


def test_what_is_no_period_is_left_out() -> None:
    assert run_of("本年", "2025") == [("2025", "2025", 1)]
