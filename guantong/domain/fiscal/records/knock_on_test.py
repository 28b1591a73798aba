"""What follows from a slow project: each figure by visible arithmetic."""

from datetime import date
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.causes import causes
from guantong.domain.fiscal.records.knock_on import IdleBond, Waiting, carried_over, dependents, idle_bonds, knock_on

WAN = 1_000_000
SEPTEMBER = date(2025, 9, 30)


def line(amount: int, project: str = "P01") -> dict[str, Any]:
    return {"year": 2025, "unit_code": "101", "project_code": project, "version": "approved", "amount": amount * WAN}


def pay(on: date, amount: int, project: str = "P01", fund: str = "general") -> dict[str, Any]:
    return {"paid_on": on, "unit_code": "101", "project_code": project, "fund_kind": fund, "amount": amount * WAN}


def plan(month: int, planned: int, project: str = "P01") -> dict[str, Any]:
    return {"year": 2025, "month": date(2025, month, 1), "project_code": project, "planned": planned * WAN}


def bond(code: str, on: date, amount: int, rate_bp: int | None = 300) -> dict[str, Any]:
    return {"bond_code": code, "project_code": "P01", "kind": "special", "issued_on": on, "amount": amount * WAN, "rate_bp": rate_bp}  # fmt: skip


def project(code: str, **more: Any) -> dict[str, Any]:
    return {"project_code": code, "project": f"项目{code}", **more}


def test_what_the_plan_does_not_mean_to_spend_is_carried_over() -> None:
    books = Books.of_rows(
        {
            "budget_line": [line(100), line(50, "P02")],
            "payment": [pay(date(2025, 5, 9), 30)],
            "project_plan": [plan(6, 40), plan(10, 15), plan(12, 5)],
        }
    )

    first, second = carried_over(books, SEPTEMBER)

    assert (first.allowed, first.paid, first.planned) == (100 * WAN, 30 * WAN, (15 + 5) * WAN)
    assert first.left == (100 - 30 - 20) * WAN
    assert (second.project_code, second.planned, second.left) == ("P02", None, None)  # no plan: nothing is claimed


def test_a_month_that_is_not_over_is_still_to_come_as_a_whole() -> None:
    books = Books.of_rows({"budget_line": [line(100)], "project_plan": [plan(9, 40), plan(10, 15)]})

    (on_the_29th,), (on_the_30th,) = (tuple(carried_over(books, date(2025, 9, d))) for d in (29, 30))

    assert (on_the_29th.planned, on_the_30th.planned) == ((40 + 15) * WAN, 15 * WAN)


def test_more_planned_than_there_is_carries_nothing_over() -> None:
    books = Books.of_rows({"budget_line": [line(100)], "project_plan": [plan(12, 130)]})

    assert [one.left for one in carried_over(books, SEPTEMBER)] == [0]


def test_idle_bond_money_costs_its_own_rate_by_the_day() -> None:
    books = Books.of_rows({"bond": [bond("B1", date(2025, 1, 1), 1000)]})

    (one,) = idle_bonds(books, date(2025, 4, 1))

    # 1,000 万元 x 3 % x 90 / 365
    assert one == IdleBond(
        "B1", "P01", date(2025, 1, 1), 1000 * WAN, 1000 * WAN, round(1000 * WAN * 3 / 100 * 90 / 365)
    )


def test_the_oldest_money_is_spent_first() -> None:
    books = Books.of_rows(
        {
            "bond": [bond("B1", date(2025, 1, 1), 100), bond("B2", date(2025, 2, 20), 100, 250)],
            "payment": [pay(date(2025, 3, 2), 130, fund="government_fund")],
        }
    )

    (second,) = idle_bonds(books, date(2025, 5, 1))

    assert (second.bond_code, second.idle) == ("B2", 70 * WAN)
    # 100 万元 for 10 days, then 70 万元 for 60 days, at 2.5 %
    assert second.interest == round((100 * 10 + 70 * 60) * WAN * 250 / 10_000 / 365)


def test_what_came_back_lies_idle_again() -> None:
    spent, back = (
        pay(date(2025, 1, 11), 100, fund="government_fund"),
        pay(date(2025, 1, 21), -40, fund="government_fund"),
    )
    books = Books.of_rows({"bond": [bond("B1", date(2025, 1, 1), 100)], "payment": [spent, back]})

    (one,) = idle_bonds(books, date(2025, 1, 31))

    assert one.idle == 40 * WAN
    assert one.interest == round((100 * 10 + 0 * 10 + 40 * 10) * WAN * 3 / 100 / 365)


def test_a_bond_without_a_rate_has_idle_money_and_no_interest() -> None:
    (one,) = idle_bonds(Books.of_rows({"bond": [bond("B1", date(2025, 1, 1), 100, None)]}), SEPTEMBER)

    assert (one.idle, one.interest) == (100 * WAN, None)


def test_bonds_spent_to_the_last_are_not_there() -> None:
    books = Books.of_rows(
        {"bond": [bond("B1", date(2025, 1, 1), 100)], "payment": [pay(date(2025, 3, 2), 100, fund="government_fund")]}
    )

    assert list(idle_bonds(books, SEPTEMBER)) == []


LINKS = [("P02", "P01"), ("P03", "P02"), ("P01", "P03"), ("P04", "P01"), ("P05", "P04")]


def test_projects_wait_directly_and_through_others_and_a_circle_is_walked_once() -> None:
    books = Books.of_rows(
        {
            "project": [
                project("P01"), project("P02", start_on=date(2025, 9, 1)), project("P03", start_on=date(2026, 1, 1)),
                project("P04", started_on=date(2025, 8, 1)), project("P05"),
            ],
            "project_link": [{"project_code": code, "needs_project": needed} for code, needed in LINKS],
        }
    )  # fmt: skip

    waiting = list(dependents(books, SEPTEMBER, "P01"))

    # P04 has begun in spite of it, so neither it nor P05 behind it waits
    assert waiting == [Waiting("P02", "项目P02", "P01", 1, 29), Waiting("P03", "项目P03", "P02", 2, 0)]


def test_nobody_waits_for_a_finished_project() -> None:
    books = Books.of_rows(
        {"project": [project("P01", finished_on=date(2025, 9, 1)), project("P02")], "project_link": [{"project_code": "P02", "needs_project": "P01"}]}
    )  # fmt: skip

    assert list(dependents(books, SEPTEMBER, "P01")) == []
    assert [one.project_code for one in dependents(books, date(2025, 8, 31), "P01")] == ["P02"]


def test_all_that_follows_from_one_project_is_told_together() -> None:
    books = Books.of_rows(
        {
            "budget_line": [line(100), line(50, "P02")],
            "bond": [bond("B1", date(2025, 1, 1), 100)],
            "project": [project("P01"), project("P02")],
            "project_link": [{"project_code": "P02", "needs_project": "P01"}],
        }
    )

    told = knock_on(books, "P01", SEPTEMBER)

    assert told.carried
    assert (told.carried.project_code, len(told.bonds), [w.project_code for w in told.waiting]) == ("P01", 1, ["P02"])
    assert knock_on(books, "P09", SEPTEMBER).carried is None


def test_causes_are_words_for_people_to_choose() -> None:
    assert causes("slow")["done_unpaid"].zh == "已完工未支付"
    assert len(causes("slow")) == 8
    assert "plan" in causes("fast")
    with pytest.raises(KeyError):
        causes("late")
