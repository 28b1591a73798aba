"""Rigid spending beside resources of three years; what is not known is said, what is assumed is marked."""

from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.tight_balance import tight_balance

YI = 10_000_000_000
KINDS = ("basic_livelihood", "wages", "running", "debt_service", "committed")


def spend(year: int, kind: str, amount: int) -> dict[str, Any]:
    return {"year": year, "rigid_kind": kind, "amount": amount * YI}


def books(**more: Any) -> Books:
    rows = [{"year": 2025, "resources": 130 * YI}, {"year": 2026, "resources": 128 * YI}]
    rows += [spend(2025, kind, amount) for kind, amount in zip(KINDS, (40, 35, 12, 9, 6), strict=True)]
    rows += [spend(2026, "wages", 37), spend(2026, "debt_service", 11)]
    return Books.of_rows({"fiscal_capacity": rows, **more})


def test_a_year_shows_what_rigid_spending_leaves() -> None:
    (now, _, _) = tight_balance(books(), 2025)

    assert (now.rigid_total, now.left) == (102 * YI, (130 - 102) * YI)
    assert now.share == 102 * 10_000 // 130
    assert now.missing == ()


def test_what_is_not_known_of_later_years_is_said_and_not_taken_for_nothing() -> None:
    (_, next_year, after) = tight_balance(books(), 2025)

    assert next_year.missing == ("basic_livelihood", "running", "committed")
    assert next_year.rigid == {"wages": 37 * YI, "debt_service": 11 * YI}
    assert (after.year, after.resources, after.left, after.share, len(after.missing)) == (2027, None, None, None, 5)


def test_an_assumption_takes_the_ledgers_place_and_is_marked() -> None:
    assumed = {(2026, "resources"): 120 * YI, (2026, "running"): 13 * YI}

    (now, next_year, _) = tight_balance(books(), 2025, assumed)

    assert (next_year.resources, next_year.rigid["running"]) == (120 * YI, 13 * YI)
    assert sorted(next_year.assumed) == ["resources", "running"]
    assert not now.assumed


def test_what_was_carried_over_stands_beside() -> None:
    carried = [{"year": 2025, "unit_code": "101", "amount": 2 * YI}, {"year": 2025, "unit_code": "102", "amount": YI}]

    assert [one.carried for one in tight_balance(books(carry_over=carried), 2025)] == [3 * YI, 0, 0]


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError, match="pensions"):
        tight_balance(books(), 2025, {(2025, "pensions"): YI})


def test_books_without_the_table_know_nothing_and_say_so() -> None:
    (now, *_) = tight_balance(Books.of_rows({}), 2025)

    assert (now.resources, now.rigid, len(now.missing)) == (None, {}, 5)
