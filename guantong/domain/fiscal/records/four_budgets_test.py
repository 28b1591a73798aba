"""The four budgets side by side: what balances, what does not, what one gives another, and what is absent or only said to be."""

from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.four_budgets import BUDGETS, four_budgets, given_and_received


def item(book: str, side: str, name: str, amount: int, kind: str = "current", year: int = 2026) -> dict[str, Any]:
    return {"year": year, "fund_kind": book, "side": side, "item": name, "kind": kind, "amount": amount}


ROWS = [
    item("general", "income", "本级收入", 9_000_00),
    item("general", "income", "从国有资本经营预算调入", 1_000_00, "book_transfer"),
    item("general", "outlay", "本级支出", 10_000_00),
    item("state_capital", "income", "利润收入", 3_000_00),
    item("state_capital", "outlay", "调出到一般公共预算", 1_000_00, "book_transfer"),
    item("state_capital", "outlay", "本年支出", 1_500_00),
    item("government_fund", "income", "土地出让收入", 700_00),
    item("social_insurance", "income", "由市级统筹，本级不编", 0),
    item("general", "income", "上年的收入", 1_00, year=2025),
]


def test_each_of_the_four_is_there_in_the_order_of_the_law_with_its_items() -> None:
    told = four_budgets(Books.of_rows({"balance": ROWS}), 2026)

    assert tuple(one.name for one in told) == BUDGETS
    assert [(one.item, one.amount) for one in told[0].items] == [
        ("本级收入", 9_000_00),
        ("从国有资本经营预算调入", 1_000_00),
        ("本级支出", 10_000_00),
    ]


def test_income_less_outlay_is_told_only_where_both_sides_are_known() -> None:
    general, fund, capital, insurance = four_budgets(Books.of_rows({"balance": ROWS}), 2026)

    assert (general.difference, capital.difference) == (9_000_00 + 1_000_00 - 10_000_00, 3_000_00 - 2_500_00)
    assert (fund.difference, insurance.difference) == (None, None)


def test_what_one_gives_another_is_beside_what_is_received() -> None:
    told = four_budgets(Books.of_rows({"balance": ROWS}), 2026)

    assert given_and_received(told) == (1_000_00, 1_000_00)
    assert given_and_received(told[:1]) == (0, 1_000_00)


def test_a_budget_said_to_be_pooled_above_is_another_thing_than_one_of_which_nothing_is_known() -> None:
    told = four_budgets(Books.of_rows({"balance": ROWS}), 2026)
    nothing = four_budgets(Books.of_rows({"balance": []}), 2026)

    assert [one.absence for one in told] == ["", "", "", "由市级统筹，本级不编"]
    assert [(one.items, one.absence) for one in nothing] == [((), "")] * 4
