"""What a run said goes down into the ledger's record, and there a rule finds that it is said again."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.rule_engine.ledger import Ran, run
from guantong.domain.rule_engine.recording import recorded
from guantong.domain.rule_engine.verdict import Verdict
from guantong.domain.rulebook.shelf import rule_named

WAN = 1_000_000


def over_budget(year: int) -> Ran:
    """Run “支出超过预算” over books in which 明湖区文体局 paid 120 万元 of 100 万元 that year."""
    rows: dict[str, list[dict[str, Any]]] = {
        "budget_line": [{"year": year, "unit_code": "101", "unit": "明湖区文体局", "project_code": "P01", "version": "approved", "amount": 100 * WAN}],
        "payment": [{"paid_on": date(year, 5, 9), "unit_code": "101", "unit": "明湖区文体局", "project_code": "P01", "amount": 120 * WAN}],
    }  # fmt: skip
    rule = rule_named("E10")
    assert rule
    return run(rule, Books.of_rows(rows), date(year, 6, 30))


def again(rows: list[dict[str, Any]]) -> list[str]:
    rule = rule_named("E47")
    assert rule
    return [s.because.zh for s in run(rule, Books.of_rows({"signal": rows}), date(2025, 6, 30)).signals]


def test_what_two_years_say_of_one_subject_is_said_again() -> None:
    (row, later) = recorded([over_budget(2024), over_budget(2025)])

    assert (row["rule_code"], row["subject"], row["span"], later["span"]) == ("E10", "101/P01", "2024", "2025")
    assert again([row, later]) == [
        "“明湖区文体局”的“支出超过预算”（E10，101/P01）从2024到2025连续2期出现。",
    ]


def test_what_people_found_untrue_breaks_the_run() -> None:
    first = over_budget(2024)
    rows = recorded([first, over_budget(2025)], {first.signals[0].id: Verdict.UNTRUE})

    assert rows[0]["verdict"] == "untrue"
    assert again(rows) == []


def test_what_is_internal_is_not_recorded() -> None:
    rule = rule_named("E46")
    assert rule
    books = Books.of_rows({
        "debt": [{"year": 2024, "kind": "special", "balance": 150 * WAN}],
        "fiscal_capacity": [{"year": 2024, "resources": 100 * WAN}],
    })  # fmt: skip
    ran = run(rule, books, date(2025, 3, 31))

    assert len(ran.signals) == 1
    assert recorded([ran]) == []
