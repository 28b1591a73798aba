"""Every line of two versions stands in one change; the differences sum to the versions' difference, to the fen."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.versions import (
    Change,
    Key,
    Line,
    Link,
    Place,
    Version,
    changes,
    compared,
    skipped,
    versions,
    years,
)

FIRST, SECOND = Version(2027, "first_submission"), Version(2027, "second_submission")


def row(version: str, project: str, fen: int, name: str = "", unit: str = "101", **facts: Any) -> dict[str, Any]:
    told = {"year": 2027, "version": version, "unit_code": unit, "unit": f"单位{unit}", "amount": fen}
    return {**told, "project_code": project or None, "project": name or None, **facts}


BOOKS = Books.of_rows(
    {
        "budget_line": [
            row("first_submission", "P1", 100_00, "智慧平台"),
            row("first_submission", "P1", 50_00, "智慧平台", function_code="2010102"),
            row("first_submission", "P2", 80_00, "道路养护"),
            row("first_submission", "P3", 30_00, "会议费"),
            row("first_submission", "P4", 60_00, "食堂改造"),
            row("first_submission", "", 200_00, spending_kind="personnel"),
            row("first_submission", "Q1", 70_00, unit="102"),
            row("second_submission", "P1", 120_00, "智慧平台"),
            row("second_submission", "N2", 80_00, "道路 养护"),
            row("second_submission", "N4", 40_00, "食堂改造一期"),
            row("second_submission", "N5", 10_00, "绿化"),
            row("second_submission", "", 210_00, spending_kind="personnel"),
            row("second_submission", "R1", 90_00, unit="103"),
        ]
    }
)


def told(change: Change) -> tuple[str, str, int | None, int | None, int]:
    return change.how, change.line.key.project_code, change.was, change.became, change.difference


def test_a_line_is_found_by_its_code_then_by_its_name_and_else_a_person_is_asked() -> None:
    found = compared(BOOKS, FIRST, SECOND)

    assert sorted(told(one) for one in found.changes) == [
        ("code", "", 200_00, 210_00, 10_00),
        ("code", "P1", 150_00, 120_00, -30_00),
        ("gone", "P3", 30_00, None, -30_00),
        ("name", "N2", 80_00, 80_00, 0),
        ("new", "N5", None, 10_00, 10_00),
        ("unsure", "N4", None, 40_00, 40_00),
        ("unsure", "P4", 60_00, None, -60_00),
    ]
    assert found.difference == (120_00 + 80_00 + 40_00 + 10_00 + 210_00) - (150_00 + 80_00 + 30_00 + 60_00 + 200_00)


def test_a_unit_that_one_version_does_not_hold_is_said_apart_and_not_called_cut() -> None:
    found = compared(BOOKS, FIRST, SECOND)

    assert (found.only_earlier, found.only_later) == ({"102": 70_00}, {"103": 90_00})


def test_what_a_person_decided_stands_before_codes_and_names() -> None:
    split = Link(frozenset({Key("101", "P4")}), frozenset({Key("101", "N4"), Key("101", "N5")}))

    found = compared(BOOKS, FIRST, SECOND, [split])

    (one,) = (change for change in found.changes if change.how == "link")
    assert (one.was, one.became, one.difference) == (60_00, 40_00 + 10_00, -10_00)
    assert found.difference == compared(BOOKS, FIRST, SECOND).difference


def test_two_lines_that_became_one_are_linked_and_until_then_each_is_told_as_it_stands() -> None:
    lines = [row("first_submission", "P1", 60_00, "南片绿化"), row("first_submission", "P2", 40_00, "北片绿化")]
    books = Books.of_rows({"budget_line": [*lines, row("second_submission", "N1", 90_00, "公园保洁")]})
    merged = Link(frozenset({Key("101", "P1"), Key("101", "P2")}), frozenset({Key("101", "N1")}))

    before, after = compared(books, FIRST, SECOND), compared(books, FIRST, SECOND, [merged])

    assert {one.line.key.project_code: one.difference for one in before.changes} == {
        "P1": -60_00, "P2": -40_00, "N1": 90_00,
    }  # fmt: skip
    assert [(one.how, one.was, one.became, one.difference) for one in after.changes] == [
        ("link", 60_00 + 40_00, 90_00, -10_00)
    ]
    assert before.difference == after.difference == -10_00


def test_what_was_split_and_kept_its_code_is_linked_in_that_step_alone() -> None:
    split = Link(frozenset({Key("101", "P1")}), frozenset({Key("101", "P1"), Key("101", "P9")}))
    lines = [
        row(version, "P1", fen)
        for version, fen in (("first_submission", 90_00), ("second_submission", 50_00), ("draft", 45_00))
    ]
    lines += [row("second_submission", "P9", 30_00), row("draft", "P9", 20_00)]
    books = Books.of_rows({"budget_line": lines})

    first, next_ = compared(books, FIRST, SECOND, [split]), compared(books, SECOND, Version(2027, "draft"), [split])

    assert [told(one) for one in first.changes] == [("link", "P1", 90_00, 80_00, -10_00)]
    assert [told(one) for one in next_.changes] == [
        ("code", "P1", 50_00, 45_00, -5_00),
        ("code", "P9", 30_00, 20_00, -10_00),
    ]


def test_projects_without_codes_are_told_apart_and_found_by_their_names() -> None:
    lines = [
        row("first_submission", "", 100_00, "智慧平台", spending_kind="project"),
        row("first_submission", "", 50_00, "道路　养护", spending_kind="project"),
        row("second_submission", "", 90_00, "智慧 平台", spending_kind="project"),
        row("second_submission", "P2", 40_00, "道路养护"),
    ]

    found = compared(Books.of_rows({"budget_line": lines}), FIRST, SECOND)

    assert sorted((one.how, one.line.project, one.was, one.became) for one in found.changes) == [
        ("name", "智慧 平台", 100_00, 90_00),
        ("name", "道路养护", 50_00, 40_00),
    ]


def test_control_figures_that_are_a_units_sum_alone_are_held_against_the_unit_as_a_whole() -> None:
    lines = [
        row("control_figures", "", 500_00), row("control_figures", "", 70_00, unit="102"),
        row("second_submission", "P1", 300_00, "智慧平台"), row("second_submission", "", 180_00, spending_kind="running"),
        row("second_submission", "", 60_00, unit="102"),
    ]  # fmt: skip

    found = compared(Books.of_rows({"budget_line": lines}), Version(2027, "control_figures"), SECOND)

    assert sorted((one.how, one.was, one.became) for one in found.changes) == [
        ("code", 70_00, 60_00),
        ("whole", 500_00, 300_00 + 180_00),
    ]


def test_a_line_says_where_it_stands() -> None:
    (one,) = (change for change in compared(BOOKS, FIRST, SECOND).changes if change.line.key.project_code == "P1")

    assert [(line.place.row, line.rows) for line in (*one.before, *one.after)] == [(1, 2), (8, 1)]


def test_what_an_adjusted_version_leaves_out_is_not_changed() -> None:
    lines = [row("approved", "P1", 100_00), row("approved", "P2", 50_00), row("adjusted", "P1", 90_00, version_no=1)]

    found = compared(Books.of_rows({"budget_line": lines}), Version(2027, "approved"), Version(2027, "adjusted", 1))

    assert sorted(told(one) for one in found.changes) == [
        ("code", "P1", 100_00, 90_00, -10_00),
        ("left_out", "P2", 50_00, None, 0),
    ]


def test_what_comes_after_an_adjusted_version_is_held_against_the_whole_budget_as_it_stood() -> None:
    lines = [row("approved", "P1", 100_00), row("approved", "P2", 50_00), row("adjusted", "P1", 90_00, version_no=1)]
    lines += [row("adjusted", "P1", 70_00, version_no=2), row("final", "P1", 88_00), row("final", "P2", 40_00)]

    found = compared(Books.of_rows({"budget_line": lines}), Version(2027, "adjusted", 1), Version(2027, "final"))

    assert [told(one) for one in found.changes] == [
        ("code", "P1", 90_00, 88_00, -2_00),
        ("code", "P2", 50_00, 40_00, -10_00),
    ]


def test_versions_stand_in_the_order_of_the_way_and_one_that_is_skipped_is_said() -> None:
    found = versions(BOOKS, 2027)

    assert [(one.version.name, one.units, one.total) for one in found] == [
        ("first_submission", 2, 150_00 + 80_00 + 30_00 + 60_00 + 200_00 + 70_00),
        ("second_submission", 2, 120_00 + 80_00 + 40_00 + 10_00 + 210_00 + 90_00),
    ]
    assert skipped(found) == [Version(2027, "control_figures")]
    assert skipped([]) == []


def test_a_line_that_came_in_two_deliveries_of_one_version_is_told() -> None:
    twice = [
        row("draft", "P1", 10_00, batch="a"),
        row("draft", "P1", 10_00, batch="b"),
        row("draft", "P2", 5_00, batch="b"),
    ]

    (one,) = versions(Books.of_rows({"budget_line": twice}), 2027)

    assert (one.repeated, one.total, one.batches) == (1, 25_00, frozenset({"a", "b"}))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(SECOND, FIRST), (FIRST, FIRST), (Version(2026, "draft"), FIRST), (Version(2025, "approved"), FIRST)],
)
def test_versions_are_compared_forward(earlier: Version, later: Version) -> None:
    with pytest.raises(ValueError, match="earlier"):
        compared(BOOKS, earlier, later)


def test_a_draft_is_held_against_the_budget_of_the_year_before() -> None:
    lines = [row("approved", "P1", 90_00, year=2026), row("first_submission", "P1", 100_00)]

    found = compared(Books.of_rows({"budget_line": lines}), Version(2026, "approved"), FIRST)

    assert [told(one) for one in found.changes] == [("code", "P1", 90_00, 100_00, 10_00)]
    assert years(Books.of_rows({"budget_line": lines})) == [2027, 2026]


KEYS = st.builds(Key, st.sampled_from(["101", "102"]), st.sampled_from(["", "P1", "P2", "P3", "P4"]))
LINES = st.dictionaries(
    KEYS, st.tuples(st.integers(-(10**9), 10**12), st.sampled_from(["", "道路", "道路养护", "食堂改造"]))
)
LINKS = st.lists(
    st.builds(Link, st.frozensets(KEYS, min_size=1, max_size=2), st.frozensets(KEYS, min_size=1, max_size=2))
)


@given(LINES, LINES, LINKS)
def test_every_line_stands_in_exactly_one_change_and_the_sum_is_exact(
    earlier: dict[Key, tuple[int, str]], later: dict[Key, tuple[int, str]], links: list[Link]
) -> None:
    nowhere = Place("b", "f", "s", 1)
    before = [Line(key, "单位", name, fen, 1, nowhere) for key, (fen, name) in earlier.items()]
    after = [Line(key, "单位", name, fen, 1, nowhere) for key, (fen, name) in later.items()]

    found = list(changes(before, after, links))

    assert sorted(line.key for one in found for line in one.before) == sorted(earlier)
    assert sorted(line.key for one in found for line in one.after) == sorted(later)
    assert sum(one.difference for one in found) == sum(line.amount for line in after) - sum(
        line.amount for line in before
    )
