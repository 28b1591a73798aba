"""State assets of a year (国有资产)."""

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.state_assets import Summed, state_assets, summed

OWNED = [
    {"year": 2025, "asset_class": "total", "item": "资产总额", "amount": 1000},
    {"year": 2025, "asset_class": "firms", "item": "资产总额", "amount": 600},
    {"year": 2025, "asset_class": "financial", "item": "资产总额", "amount": 100},
    {"year": 2025, "asset_class": "institutions", "item": "资产总额", "amount": 250},
    {"year": 2025, "asset_class": "natural", "item": "资产总额", "amount": 40},
    {"year": 2025, "asset_class": "firms", "item": "负债总额", "amount": 300},
    {"year": 2025, "asset_class": "natural", "item": "国有建设用地", "quantity": "1234.5公顷"},
    {"year": 2024, "asset_class": "firms", "item": "资产总额", "amount": 550},
]


def test_classes_come_in_the_order_of_the_reports_and_the_total_last() -> None:
    told = state_assets(Books.of_rows({"state_asset": OWNED}), 2025)

    assert [(one.of, one.item, one.amount, one.quantity) for one in told] == [
        ("firms", "资产总额", 600, ""), ("firms", "负债总额", 300, ""), ("financial", "资产总额", 100, ""), ("institutions", "资产总额", 250, ""),
        ("natural", "资产总额", 40, ""), ("natural", "国有建设用地", None, "1234.5公顷"), ("total", "资产总额", 1000, ""),
    ]  # fmt: skip


def test_the_total_is_held_against_its_classes_and_nothing_is_added_up_without_one() -> None:
    told = summed(state_assets(Books.of_rows({"state_asset": OWNED}), 2025))

    assert told == (
        Summed("资产总额", 1000, 600 + 100 + 250 + 40, ()),
        Summed("负债总额", None, None, ("financial", "institutions", "natural")),
    )
    assert [one.off for one in told] == [1000 - 990, None]


def test_books_without_them_tell_of_none() -> None:
    assert state_assets(Books.of_rows({}), 2025) == ()
