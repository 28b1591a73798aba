"""What could be used again is what the unit itself no longer means to spend; the sum is proved from its parts."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.reusable import Reusable, reusable

WAN = 1_000_000
SEPTEMBER = date(2025, 9, 30)


def line(project: str, amount: int, unit: str = "101", **more: Any) -> dict[str, Any]:
    return {
        "year": 2025, "unit_code": unit, "unit": f"明湖区单位{unit}", "project_code": project, "project": f"项目{project}",
        "version": "approved", "amount": amount * WAN, **more,
    }  # fmt: skip


def pay(project: str, amount: int, unit: str = "101") -> dict[str, Any]:
    return {"paid_on": date(2025, 5, 9), "unit_code": unit, "project_code": project, "amount": amount * WAN}


def plan(project: str, month: int, planned: int) -> dict[str, Any]:
    return {"year": 2025, "month": date(2025, month, 1), "project_code": project, "planned": planned * WAN}


def test_what_the_plan_leaves_is_offered_the_largest_first_and_sums_up() -> None:
    books = Books.of_rows(
        {
            "budget_line": [line("P01", 100), line("P02", 300), line("P03", 80)],
            "payment": [pay("P01", 30), pay("P02", 50), pay("P03", 20)],
            "project_plan": [plan("P01", 11, 20), plan("P02", 12, 100), plan("P03", 10, 60)],
        }
    )

    told = reusable(books, SEPTEMBER)

    assert told.lines == (
        Reusable("101", "明湖区单位101", "P02", "项目P02", 300 * WAN, 50 * WAN, 100 * WAN),
        Reusable("101", "明湖区单位101", "P01", "项目P01", 100 * WAN, 30 * WAN, 20 * WAN),
    )
    assert told.total == (300 - 50 - 100) * WAN + (100 - 30 - 20) * WAN
    assert told.total == sum(one.allowed - one.paid - one.planned for one in told.lines)


def test_a_project_without_a_plan_is_named_and_nothing_is_claimed_of_it() -> None:
    books = Books.of_rows({"budget_line": [line("P01", 100), line("P02", 50)], "project_plan": [plan("P01", 12, 10)]})

    told = reusable(books, SEPTEMBER)

    assert ([one.project_code for one in told.lines], told.unplanned) == (["P01"], (("明湖区单位101", "项目P02"),))


def test_a_plan_with_nothing_left_to_come_offers_all_that_is_not_spent() -> None:
    books = Books.of_rows(
        {"budget_line": [line("P01", 100)], "payment": [pay("P01", 30)], "project_plan": [plan("P01", 6, 90)]}
    )

    assert reusable(books, SEPTEMBER).total == (100 - 30) * WAN


def test_bound_money_is_not_offered() -> None:
    books = Books.of_rows(
        {
            "budget_line": [
                line("P01", 100), line("P02", 100, fund_kind="government_fund"), line("P03", 100, fund_kind="own"), line("", 100),
            ],
            "bond": [{"bond_code": "B1", "project_code": "P01", "issued_on": date(2025, 1, 1), "amount": 100 * WAN}],
            "project_plan": [plan(code, 12, 10) for code in ("P01", "P02", "P03")],
        }
    )  # fmt: skip

    assert (reusable(books, SEPTEMBER).lines, reusable(books, SEPTEMBER).unplanned) == ((), ())


def test_what_was_carried_over_is_bound_and_spent_first() -> None:
    books = Books.of_rows(
        {
            "budget_line": [line("P01", 100)],
            "carry_over": [{"year": 2025, "unit_code": "101", "project_code": "P01", "from_year": 2024, "amount": 40 * WAN}],
            "payment": [pay("P01", 50)],
            "project_plan": [plan("P01", 12, 30)],
        }
    )  # fmt: skip

    (one,) = reusable(books, SEPTEMBER).lines

    assert (one.allowed, one.paid, one.left) == (100 * WAN, (50 - 40) * WAN, (100 - 10 - 30) * WAN)


def test_a_unit_that_plans_as_a_whole_has_one_line_of_all_its_money() -> None:
    unit_plan = [{"year": 2025, "month": date(2025, 11, 1), "unit_code": "102", "planned": 60 * WAN}]
    lines = [line("P11", 100, "102"), line("", 200, "102")]
    books = Books.of_rows(
        {"budget_line": lines, "payment": [pay("", 150, "102"), pay("P11", 40, "102")], "unit_plan": unit_plan}
    )

    (one,) = reusable(books, SEPTEMBER).lines

    assert (one.project_code, one.allowed, one.paid, one.planned) == ("", 300 * WAN, 190 * WAN, 60 * WAN)
    assert one.left == (300 - 190 - 60) * WAN


def test_a_unit_that_plans_as_a_whole_and_has_bound_money_is_not_claimed() -> None:
    unit_plan = [{"year": 2025, "month": date(2025, 11, 1), "unit_code": "102", "planned": 60 * WAN}]
    lines = [line("P11", 100, "102"), line("P12", 200, "102", fund_kind="government_fund")]
    books = Books.of_rows({"budget_line": lines, "unit_plan": unit_plan})

    told = reusable(books, SEPTEMBER)

    assert (told.lines, told.unplanned) == ((), (("明湖区单位102", "项目P11"),))
