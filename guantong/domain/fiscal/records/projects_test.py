"""Projects: what they cost by three measures, what they wait for, which money of theirs came from bonds."""

from datetime import date
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.projects import bond_money, costs, investments, named, waiting

DAY = date(2025, 9, 30)


def found(table: Any) -> list[dict[str, Any]]:
    return list(table.to_pyarrow().to_pylist())


def project(code: str = "P01", **more: Any) -> dict[str, Any]:
    return {"project_code": code, "project": f"项目{code}", **more}


@pytest.mark.parametrize(
    ("total", "told", "most"), [(None, "合同金额", 100 + 20), (119, "合同金额", 120), (121, "总投资", 121)]
)
def test_a_project_costs_the_largest_of_paid_contracted_and_total(total: int | None, told: str, most: int) -> None:
    books = Books.of_rows(
        {
            "project": [project(total_investment=total)],
            "payment": [{"paid_on": date(2024, 5, 1), "project_code": "P01", "amount": 70}, {"paid_on": date(2025, 5, 1), "project_code": "P01", "amount": 40}],
            "contract": [{"contract_no": "H1", "project_code": "P01", "signed_on": date(2024, 3, 1), "amount": 100}],
            "change_order": [{"contract_no": "H1", "changed_on": on, "amount": 20} for on in (date(2025, 6, 1), date(2025, 10, 1))],
        }
    )  # fmt: skip

    (one,) = found(costs(books, DAY))

    assert (one["paid"], one["contracted"], one["most"], one["told"]) == (70 + 40, 120, most, told)


def test_investments_are_those_and_what_is_of_unknown_kind() -> None:
    books = Books.of_rows(
        {"project": [project("P01", kind="investment"), project("P02"), project("P03", kind="operating")]}
    )

    assert sorted(row["project_code"] for row in found(investments(books))) == ["P01", "P02"]


def test_a_project_waits_until_the_other_is_finished() -> None:
    books = Books.of_rows(
        {"project": [project("P01", finished_on=date(2025, 9, 30)), project("P02")], "project_link": [{"project_code": "P02", "needs_project": "P01"}]}
    )  # fmt: skip

    assert [len(found(waiting(books, date(2025, 9, day)))) for day in (29, 30)] == [1, 0]


def test_what_is_not_on_the_list_goes_by_its_code() -> None:
    books = Books.of_rows(
        {"project": [project()], "milestone": [{"project_code": code, "name": "封顶"} for code in ("P01", "P09")]}
    )

    assert sorted(row["project"] for row in found(named(books, books.table("milestone")))) == ["P09", "项目P01"]


def test_bond_money_is_spent_from_government_funds_since_the_first_bond() -> None:
    pays = [
        (date(2025, 1, 9), "government_fund"),
        (date(2025, 3, 1), "government_fund"),
        (date(2025, 4, 1), "general"),
        (date(2025, 5, 1), None),
    ]
    books = Books.of_rows(
        {
            "bond": [{"bond_code": "B1", "project_code": "P01", "kind": "special", "issued_on": date(2025, 2, 1), "amount": 9}],
            "payment": [{"paid_on": on, "project_code": "P01", "fund_kind": fund, "amount": 1} for on, fund in pays],
        }
    )  # fmt: skip

    bonds, spent = bond_money(books, DAY)

    assert [row["project"] for row in found(bonds)] == ["P01"]
    assert sorted(row["paid_on"] for row in found(spent)) == [date(2025, 3, 1), date(2025, 5, 1)]
