"""What a line is made of stands side by side; its parts sum to the line on either side, to the fen."""

from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.version_parts import Part, parts_between
from guantong.domain.fiscal.records.versions import Key, Version, compared

FIRST, SECOND = Version(2027, "first_submission"), Version(2027, "second_submission")


def row(
    version: str, project: str, fen: int, function: str = "2010101", economic: str = "30201", **facts: Any
) -> dict[str, Any]:
    told = {
        "year": 2027,
        "version": version,
        "unit_code": "101",
        "unit": "单位",
        "amount": fen,
        "project_code": project or None,
    }
    return {**told, "function_code": function, "economic_code": economic, **facts}


BOOKS = Books.of_rows(
    {
        "budget_line": [
            row("first_submission", "P1", 100_00),
            row("first_submission", "P1", 50_00, economic="30211"),
            row("first_submission", "P1", 5_00, economic="30211"),
            row("first_submission", "P2", 70_00),
            row("first_submission", "", 30_00, spending_kind="personnel"),
            row("first_submission", "", 9_00),
            row("second_submission", "P1", 80_00),
            row("second_submission", "P1", 20_00, function="2010102"),
            row("second_submission", "", 31_00, spending_kind="personnel"),
        ]
    }
)


def told(parts: list[Part]) -> list[tuple[str, str, int | None, int | None, tuple[int, int]]]:
    return [(one.function_code, one.economic_code, one.was, one.became, one.rows) for one in parts]


def test_parts_stand_side_by_side_and_what_a_version_does_not_have_is_not_nil() -> None:
    parts = parts_between(BOOKS, FIRST, [Key("101", "P1")], SECOND, [Key("101", "P1")])

    assert told(parts) == [
        ("2010101", "30201", 100_00, 80_00, (1, 1)),
        ("2010101", "30211", 50_00 + 5_00, None, (2, 0)),
        ("2010102", "30201", None, 20_00, (0, 1)),
    ]
    assert [one.earlier and one.earlier.row for one in parts] == [1, 2, None]


def test_the_parts_of_every_change_sum_to_it() -> None:
    for change in compared(BOOKS, FIRST, SECOND).changes:
        before, after = ([line.key for line in side] for side in (change.before, change.after))

        parts = parts_between(BOOKS, FIRST, before, SECOND, after)

        assert sum(one.difference for one in parts) == change.difference


def test_lines_without_a_project_are_told_apart_by_their_kind_of_spending() -> None:
    keys = [Key("101", "", "general", "personnel"), Key("101", "P2")]

    (one,) = parts_between(BOOKS, FIRST, keys, SECOND, [])

    assert (one.was, one.became) == (30_00 + 70_00, None)


def test_of_an_adjusted_version_the_earlier_side_is_the_budget_as_it_stood() -> None:
    lines = [row("approved", "P1", 10_00), row("adjusted", "P2", 4_00, version_no=1), row("final", "P1", 9_00)]

    (one,) = parts_between(
        Books.of_rows({"budget_line": lines}),
        Version(2027, "adjusted", 1),
        [Key("101", "P1")],
        Version(2027, "final"),
        [Key("101", "P1")],
    )

    assert (one.was, one.became) == (10_00, 9_00)
