"""Revenue by month: totals of other rows left out, months compared that both years have, what is not known is not nothing."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.revenue_months import cumulated, lines_of, subjects, together

JUNE = date(2026, 6, 30)


def month(year: int, at: int, code: str, fen: int, **facts: Any) -> dict[str, Any]:
    return {
        "month": date(year, at, 1),
        "code": code,
        "name": code,
        "fund_kind": "general",
        "nature": "tax",
        "collected": fen,
        **facts,
    }


def books(*rows: dict[str, Any]) -> Books:
    return Books.of_rows({"revenue_month": list(rows)})


def test_the_total_of_other_rows_does_not_count_again() -> None:
    told = subjects(
        books(month(2026, 1, "101", 9), month(2026, 1, "10101", 5), month(2026, 1, "10104", 4)), JUNE, "general"
    )

    assert [(one.code, one.collected) for one in told] == [("10101", 5), ("10104", 4)]


def test_only_months_at_hand_in_both_years_are_compared() -> None:
    rows = [
        month(2025, 1, "10101", 100),
        month(2025, 3, "10101", 70),
        month(2026, 1, "10101", 130),
        month(2026, 2, "10101", 999),
    ]

    (told,) = subjects(books(*rows), JUNE, "general")

    assert (told.collected, told.alike, told.then, told.growth) == (130 + 999, (130, 100), 100, 30 * 10_000 // 100)
    assert (told.months[:4], told.before[:4]) == ((130, 999, None, None), (100, None, 70, None))


def test_a_subject_that_a_report_does_not_name_brought_nothing_that_month() -> None:
    rows = [month(2025, 1, "10104", 40), month(2026, 1, "10101", 5)]

    told = {one.code: one for one in subjects(books(*rows), JUNE, "general")}

    assert (told["10104"].months[0], told["10104"].growth, told["10101"].before[0], told["10101"].growth) == (
        0,
        -10_000,
        0,
        None,
    )


def test_a_month_that_is_not_over_is_not_known() -> None:
    (told,) = subjects(books(month(2026, 5, "10101", 5), month(2026, 6, "10101", 7)), date(2026, 6, 29), "general")

    assert (told.months[4:6], told.collected) == ((5, None), 5)


def test_the_budget_in_force_is_that_of_the_latest_month_that_says_one() -> None:
    rows = [
        month(2026, 1, "10101", 5, budgeted=50, adjusted=50),
        month(2026, 2, "10101", 5, budgeted=50, adjusted=40),
        month(2026, 3, "10101", 5),
    ]

    (told,) = subjects(books(*rows), JUNE, "general")

    assert (told.first, told.budget, told.done) == (50, 40, 15 * 10_000 // 40)


def test_sums_are_of_one_nature_or_of_all_and_of_nothing_nothing_is_known() -> None:
    rows = [month(2026, 1, "10101", 5, budgeted=50), month(2026, 1, "11002", 3, nature="transfer")]
    told = subjects(books(*rows), JUNE, "general")

    assert [(together(told, nature).collected, together(told, nature).budget) for nature in ("", "tax", "transfer", "debt")] == [
        (8, 50), (5, 50), (3, None), (0, None),
    ]  # fmt: skip


def test_sums_to_date_end_where_a_month_is_missing() -> None:
    assert cumulated((1, 2, None, 4)) == (1, 3, None, None)


def test_the_lines_of_a_subject_come_with_their_place_the_latest_first() -> None:
    told = lines_of(
        books(month(2025, 1, "10101", 1), month(2026, 1, "10101", 5), month(2026, 1, "10104", 4)),
        JUNE,
        "general",
        "10101",
    )

    assert [(row["month"].year, row["collected"], row["row"]) for row in told] == [(2026, 5, 2), (2025, 1, 1)]


def test_books_without_reports_know_no_subject() -> None:
    assert subjects(Books.of_rows({}), JUNE, "general") == []
