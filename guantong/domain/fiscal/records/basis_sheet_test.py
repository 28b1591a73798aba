"""A basis sheet: quantity times price, the standard of the day, sums checked; what is missing is shown as missing."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.basis_sheet import Sheet, sheets, standards, totals, versions
from guantong.domain.fiscal.records.books import Books

WAN = 1_000_000
AUTUMN = date(2025, 10, 15)
STANDARD = {
    "code": "B02", "name": "培训费标准", "document": "明财行〔2023〕6号", "scope": "区级机关", "measure": "人·天",
    "from_on": date(2023, 7, 1), "amount": 450_00,
}  # fmt: skip


def line(code: str, amount: int, version: str = "first_submission", **more: Any) -> dict[str, Any]:
    return {
        "year": 2026, "unit_code": "101", "unit": "明湖区教育局", "project_code": code, "project": f"项目{code}", "version": version,
        "amount": amount, **more,
    }  # fmt: skip


def item(code: str, days: int, price: int, amount: int, **more: Any) -> dict[str, Any]:
    return {
        "year": 2026, "project_code": code, "item": "培训费", "document": "明委培〔2025〕3号", "quantity": days * 1000, "measure": "人·天",
        "unit_price": price, "standard": "B02", "amount": amount, **more,
    }  # fmt: skip


def one(*lines: dict[str, Any], basis: list[dict[str, Any]], standard: list[dict[str, Any]] | None = None) -> Sheet:
    books = Books.of_rows({"budget_line": lines, "basis": basis, "standard": standard or [STANDARD]})
    return sheets(books, AUTUMN)[0]


def test_an_estimate_that_adds_up_and_keeps_to_its_standard_is_whole() -> None:
    sheet = one(line("P01", 45_000_00), basis=[item("P01", 100, 450_00, 45_000_00)])  # 100 × 450 = 45,000 yuan

    assert (sheet.states, sheet.sum, sheet.difference, sheet.items[0].product) == (("whole",), 45_000_00, 0, 45_000_00)


def test_a_project_without_an_estimate_is_shown_as_missing() -> None:
    sheet = one(line("P02", 5 * WAN), basis=[item("P01", 100, 450_00, 45_000_00)])

    assert (sheet.states, sheet.items, sheet.difference) == (("missing",), (), 0)


def test_a_price_above_its_standard_says_by_how_much() -> None:
    sheet = one(line("P01", 50_000_00), basis=[item("P01", 100, 500_00, 50_000_00)])

    assert (sheet.states, sheet.above, sheet.items[0].above) == (("above",), 1, 50_00)  # 500 - 450 yuan


def test_another_measure_is_not_compared() -> None:
    sheet = one(line("P01", 50_000_00), basis=[item("P01", 100, 500_00, 50_000_00, measure="场")])

    assert (sheet.items[0].comparable, sheet.above) == (False, 0)


def test_a_standard_no_longer_in_force_is_not_held_against_anybody() -> None:
    ended = {**STANDARD, "until_on": date(2025, 6, 30)}
    sheet = one(line("P01", 50_000_00), basis=[item("P01", 100, 500_00, 50_000_00)], standard=[ended])

    assert (sheet.items[0].standard, sheet.above) == (None, 0)


def test_sums_that_do_not_add_up_say_by_how_much() -> None:
    sheet = one(line("P01", 80_000_00), basis=[item("P01", 100, 450_00, 60_000_00)])

    assert (sheet.states, sheet.difference, sheet.items[0].apart) == (("off",), 20_000_00, -15_000_00)


def test_rounding_to_hundredths_of_ten_thousand_yuan_is_no_difference() -> None:
    sheet = one(line("P01", 45_100_00), basis=[item("P01", 100, 450_00, 45_050_00)])

    assert (sheet.off, sheet.items[0].apart, sheet.difference) == (False, 0, 0)


def test_a_basis_that_lacks_parts_says_which() -> None:
    sheet = one(line("P01", 1 * WAN), basis=[item("P01", 0, 0, 1 * WAN, quantity=None, unit_price=None, standard=None)])

    assert (sheet.items[0].lacks, sheet.states) == (("quantity", "unit_price"), ("partial",))


def test_what_two_units_ask_for_one_project_is_held_against_its_estimate_together() -> None:
    both = [line("P01", 20_000_00), line("P01", 25_000_00, unit_code="102", unit="明湖区文体局")]
    sheet = one(*both, basis=[item("P01", 100, 450_00, 45_000_00)])

    assert (sheet.ask, sheet.shared, sheet.difference) == (20_000_00, 45_000_00, 0)


def test_the_year_before_stands_beside_what_is_asked() -> None:
    past = line("P01", 30_000_00, "approved", year=2025)
    sheet = one(line("P01", 45_000_00), past, basis=[])

    assert sheet.last == 30_000_00


def test_a_version_is_chosen_by_name_and_all_at_hand_are_listed() -> None:
    rows = [line("P01", 9), line("P01", 8, "control_figures"), line("P01", 7, "second_submission")]
    books = Books.of_rows({"budget_line": rows})

    assert versions(books, AUTUMN) == ["first_submission", "control_figures", "second_submission"]
    assert [sheet.ask for sheet in sheets(books, AUTUMN, "first_submission")] == [9]
    assert [sheet.ask for sheet in sheets(books, AUTUMN)] == [7]


def test_the_register_of_standards_is_asked_by_day() -> None:
    newer = {**STANDARD, "from_on": date(2025, 11, 1), "amount": 550_00}
    books = Books.of_rows({"standard": [{**STANDARD, "until_on": date(2025, 10, 31)}, newer]})

    assert [one.amount for one in standards(books, AUTUMN)] == [450_00]
    assert [one.amount for one in standards(books, date(2025, 11, 1))] == [550_00]
    assert [one.state(AUTUMN) for one in standards(books)] == ["in_force", "not_begun"]


def test_sheets_are_counted_by_what_is_to_be_asked() -> None:
    rows = [line("P01", 50_000_00), line("P02", 10 * WAN)]
    books = Books.of_rows({"budget_line": rows, "basis": [item("P01", 100, 500_00, 50_000_00)], "standard": [STANDARD]})

    told = totals(sheets(books, AUTUMN))

    assert told == {
        "count": 2, "ask": 50_000_00 + 10 * WAN, "missing": 1, "above": 1, "off": 0, "unfounded": 10 * WAN,
    }  # fmt: skip
