"""Revenue is counted once: totals of other rows are left out, a blank nature is told from the code, months not over are not there."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.revenue import behind, by_subject, collected, months_short

JUNE = date(2025, 6, 30)


def month(code: str, amount: int, at: int = 1, **more: Any) -> dict[str, Any]:
    return {"month": date(2025, at, 1), "code": code, "name": f"科目{code}", "collected": amount, **more}


def rows(given: list[dict[str, Any]], day: date = JUNE) -> list[dict[str, Any]]:
    told = collected(Books.of_rows({"revenue_month": given}), day).order_by("fund_kind", "code", "month")
    return list(told.to_pyarrow().to_pylist())


def test_a_row_that_is_the_total_of_others_is_left_out() -> None:
    told = rows([month("101", 90), month("10101", 60), month("10104", 30), month("103", 7)])

    assert [(row["code"], row["collected"]) for row in told] == [("10101", 60), ("10104", 30), ("103", 7)]


def test_a_code_begins_another_only_within_its_kind_of_funds() -> None:
    told = rows([month("103", 7), month("1030148", 90, fund_kind="government_fund")])

    assert [(row["fund_kind"], row["code"]) for row in told] == [("general", "103"), ("government_fund", "1030148")]


def test_a_blank_nature_is_told_from_the_code_and_a_stated_one_stands() -> None:
    told = rows(
        [
            month("10101", 1),
            month("10302", 1),
            month("1101101", 1),
            month("11002", 1),
            month("10399", 1, nature="transfer"),
        ]
    )

    assert {row["code"]: row["nature"] for row in told} == {
        "10101": "tax", "10302": "non_tax", "1101101": "debt", "11002": "transfer", "10399": "transfer",
    }  # fmt: skip


def test_a_month_that_is_not_over_is_not_there() -> None:
    given = [month("10101", 1, at) for at in (5, 6)]

    assert [len(rows(given, date(2025, 6, day))) for day in (29, 30)] == [1, 2]


def test_the_budget_in_force_is_that_of_the_latest_month_that_says_one() -> None:
    given = [
        month("10101", 5, 1, budgeted=100),
        month("10101", 6, 2, budgeted=100, adjusted=130),
        month("10101", 7, 3, budgeted=100),
    ]
    (one,) = by_subject(collected(Books.of_rows({"revenue_month": given}), JUNE)).to_pyarrow().to_pylist()

    assert (one["collected"], one["first"], one["budget"]) == (5 + 6 + 7, 100, 130)


def test_a_total_is_drilled_to_every_row_that_makes_it() -> None:
    told = collected(Books.of_rows({"revenue_month": [month("10101", 60), month("10302", 30)]}), JUNE)

    found = behind(told).to_pyarrow().to_pylist()

    assert sorted((row["code"], row["row"]) for row in found) == [("", 1), ("", 2), ("10101", 1), ("10302", 2)]


def test_a_year_with_eleven_months_is_short() -> None:
    told = collected(
        Books.of_rows({"revenue_month": [month("10101", 1, at) for at in range(1, 12)]}), date(2025, 12, 31)
    )

    assert [row["name"] for row in months_short(told, 2025).to_pyarrow().to_pylist()] == ["一般公共预算收入合计"]
