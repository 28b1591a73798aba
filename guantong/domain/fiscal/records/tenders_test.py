"""Tenders: bids as stated or as counted, and sets of bidders that are equal whatever the order."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.tenders import bidding_sets, contracts, tendered

DAY = date(2025, 9, 30)


def contract(no: str, **more: Any) -> dict[str, Any]:
    return {"contract_no": no, "signed_on": date(2025, 4, 1), "amount": 1, "method": "open_tender", **more}


def bids(no: str, *names: str, valid: bool | None = True) -> list[dict[str, Any]]:
    return [{"contract_no": no, "bidder": name, "valid": valid} for name in names]


def found(table: Any) -> list[dict[str, Any]]:
    return list(table.order_by("contract_no").to_pyarrow().to_pylist())


def test_only_contracts_of_the_year_up_to_the_day_count() -> None:
    days = (date(2024, 12, 31), date(2025, 9, 30), date(2025, 10, 1), None)
    books = Books.of_rows({"contract": [contract(f"H{at}", signed_on=on) for at, on in enumerate(days)]})

    assert [row["contract_no"] for row in found(contracts(books, DAY))] == ["H1"]


def test_stated_bids_go_before_counted_ones_and_invalid_ones_do_not_count() -> None:
    books = Books.of_rows(
        {
            "contract": [contract("H1", valid_bids=4), contract("H2"), contract("H3"), contract("H4", method="inquiry")],
            "bidder": bids("H1", "甲", "乙") + bids("H2", "甲", "乙", "乙") + bids("H2", "丙", valid=False) + bids("H2", "丁", valid=None),
        }
    )  # fmt: skip

    assert [(row["contract_no"], row["bids"]) for row in found(tendered(books, DAY))] == [
        ("H1", 4),
        ("H2", 3),
        ("H3", None),
    ]


def test_the_same_bidders_are_the_same_set_in_any_order() -> None:
    books = Books.of_rows(
        {
            "contract": [contract("H1"), contract("H2")],
            "bidder": bids("H1", "甲", "乙", "丙") + bids("H2", "丙", "乙", "甲", "甲"),
        }
    )

    first, second = found(bidding_sets(books, DAY))

    assert (first["bidders"], first["many"]) == (second["bidders"], 3)


def test_a_contract_without_its_units_name_takes_it_from_the_list_of_units() -> None:
    named = [
        contract("H1", unit_code="101", unit="明湖区水务局（本级）"),
        contract("H2", unit_code="101"),
        contract("H3", unit_code="102"),
    ]
    books = Books.of_rows({"contract": named, "unit": [{"unit_code": "101", "unit": "明湖区水务局", "year": 2025}]})

    assert [row["unit"] for row in found(contracts(books, DAY))] == ["明湖区水务局（本级）", "明湖区水务局", "102"]
