"""Tellers' sums alone: the same result as from single sheets, and what cannot be is told by the candidate's number."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from guantong.domain.voting.contest import Contest, Heads, marks_read
from guantong.domain.voting.method import Tally
from guantong.domain.voting.procedure import Cut, Procedure
from guantong.domain.voting.result import Outcome, result, result_of_sums, wrong_sums
from guantong.domain.voting.result_test import MAJORITY, MOST, TWELVE, all_here, ballots, numbers
from guantong.domain.voting.rule import Comparison, Denominator

EACH = Procedure(
    "each_item", "样例", date(2026, 1, 1), "example", blank_counts=True,
    cut=Cut(Denominator.WHOLE, Comparison.MORE_THAN, Fraction(1, 2)),
)  # fmt: skip
TWO = Contest(("1", "2"), 2)


@pytest.mark.parametrize("procedure", [MOST, MAJORITY])
def test_sums_come_to_the_same_as_the_sheets_they_were_added_up_from(procedure: Procedure) -> None:
    sheets = ballots((6, numbers(1, 10)), (4, numbers(1, 9) + " 11"), (1, numbers(1, 11)))
    told = result(TWELVE, procedure, all_here(11), sheets)
    sums = {row.tally.number: row.tally for row in told.rows}

    found = result_of_sums(TWELVE, procedure, all_here(11), 10, 1, [sums[number] for number in TWELVE.candidates])

    assert (found.valid, found.invalid, found.returned) == (told.valid, told.invalid, told.returned) == (10, 1, 11)
    assert {**found.plain(), "faults": {}} == {**told.plain(), "faults": {}}


def test_more_sheets_returned_than_issued_is_void_from_sums_too() -> None:
    found = result_of_sums(TWO, EACH, Heads(3, 3, 3, 3), 4, 0, [Tally("1", 4), Tally("2", 4)])

    assert found.outcome is Outcome.VOID


def test_what_cannot_be_is_told_at_its_candidate() -> None:
    # ten valid sheets of at most ten ticks: eleven votes for one cannot be, 101 for all cannot be
    over = [Tally(number, 11 if number == "3" else 0) for number in TWELVE.candidates]
    full = [Tally(number, 9) for number in TWELVE.candidates]

    assert list(wrong_sums(TWELVE, MOST, 10, over)) == ["3"]
    assert list(wrong_sums(TWELVE, MOST, 10, full)) == [""]
    assert list(wrong_sums(TWELVE, replace(MOST, most=11), 10, full)) == []


def test_on_each_item_all_answers_make_the_valid_sheets() -> None:
    sums = [Tally("1", 5, 3, 2), Tally("2", 5, 3, 1)]  # 10 and 9 of ten

    assert list(wrong_sums(TWO, EACH, 10, sums)) == ["2"]
    assert result_of_sums(TWO, EACH, all_here(10), 10, 0, [sums[0], Tally("2", 6, 3, 1)]).passed == ("2",)


def test_a_candidate_without_a_sum_is_no_count() -> None:
    with pytest.raises(ValueError, match="cannot be"):
        result_of_sums(TWO, EACH, all_here(10), 10, 0, [Tally("1", 10)])


@pytest.mark.parametrize(
    ("line", "what", "marks"),
    [
        ("3 1 10", (), ("1", "3", "10")), ("３，1、2", (), ("1", "2", "3")), ("", (), ()), ("1 1 40", (), ("1", "1", "40")),
        ("1+ 3. 2-", ("approve",), ("1=approve", "2=against", "3=abstain")), ("2=1 1=2", ("1", "2"), ("1=2", "2=1")),
    ],
)  # fmt: skip
def test_a_typed_line_is_a_sheet(line: str, what: tuple[str, ...], marks: tuple[str, ...]) -> None:
    assert marks_read(line, TWELVE.candidates, what) == marks


@pytest.mark.parametrize("line", ["3=", "3+", "=3", "3;4", "3=1"])
def test_what_is_no_mark_is_refused_and_not_guessed(line: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        marks_read(line, TWELVE.candidates, ())
