"""Votes on projects, with the arithmetic to be seen: places, ties, gaps, lines to reach, and what the document leaves to people."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from guantong.domain.voting.contest import Contest, Heads, Sheet
from guantong.domain.voting.following import run_off, second_vote, together
from guantong.domain.voting.method import Fault
from guantong.domain.voting.procedure import Cut, Option, Procedure
from guantong.domain.voting.result import Outcome, Result, Unfit, result
from guantong.domain.voting.rule import Comparison, Denominator

TWELVE = Contest(tuple(map(str, range(1, 13))), 10)
HALF_OF_ALL = Cut(Denominator.WHOLE, Comparison.MORE_THAN, Fraction(1, 2))
MOST = Procedure(
    "most_votes", "明湖区民生实事项目人大代表票决办法（样例）", date(2026, 1, 1), "example", blank_counts=False, most=10,
    on_tie=(Option.RUN_OFF,), on_shortfall=(Option.SECOND_VOTE, Option.LEAVE_VACANT),
)  # fmt: skip
MAJORITY = replace(MOST, method="majority", cut=HALF_OF_ALL)


def all_here(members: int) -> Heads:
    return Heads(members, members, members, members)


def ballots(*groups: tuple[int, str], begins: int = 0) -> list[Sheet]:
    """So many sheets of each kind: `(6, "1 2 3")` is six sheets that mark 1, 2 and 3."""
    marks = [tuple(kind.split()) for many, kind in groups for _ in range(many)]
    return [Sheet(f"s{begins + place:04d}", one) for place, one in enumerate(marks)]


def numbers(first: int, last: int) -> str:
    return " ".join(map(str, range(first, last + 1)))


def votes(found: Result) -> dict[str, int]:
    return {row.tally.number: row.tally.votes for row in found.rows}


def test_ten_of_twelve_are_taken_in_by_their_votes() -> None:
    # 1–9: 6 + 4 = 10 votes, 10: 6 votes, 11: 4 votes, 12: none
    found = result(TWELVE, MOST, all_here(10), ballots((6, numbers(1, 10)), (4, numbers(1, 9) + " 11")))

    assert votes(found) == {**{str(n): 10 for n in range(1, 10)}, "10": 6, "11": 4, "12": 0}
    assert (found.outcome, found.passed) == (Outcome.DECIDED, tuple(map(str, range(1, 11))))


def test_a_tie_for_the_tenth_place_is_left_to_people_and_the_document_says_what_they_may_do() -> None:
    # 1–9: 10 votes; 10 and 11: 5 each, for one place
    found = result(TWELVE, MOST, all_here(10), ballots((5, numbers(1, 10)), (5, numbers(1, 9) + " 11")))

    assert (found.outcome, found.passed, found.tied, found.left) == (
        Outcome.TIED, tuple(map(str, range(1, 10))), ("10", "11"), 1,
    )  # fmt: skip
    assert found.options == (Option.RUN_OFF,)


def test_a_run_off_is_on_those_tied_alone_and_fills_the_place() -> None:
    first = result(TWELVE, MOST, all_here(10), ballots((5, numbers(1, 10)), (5, numbers(1, 9) + " 11")))

    next_vote = run_off(first, MOST)
    later = result(next_vote.contest, next_vote.procedure, all_here(10), ballots((4, "10"), (6, "11")))

    assert next_vote.contest == Contest(("10", "11"), 1)
    assert together(first, later) == (*map(str, range(1, 10)), "11")


def test_equal_votes_that_all_find_a_place_are_no_tie() -> None:
    found = result(Contest(("1", "2", "3"), 2), replace(MOST, most=2), all_here(4), ballots((4, "1 2")))

    assert (found.outcome, found.passed) == (Outcome.DECIDED, ("1", "2"))


def test_a_document_without_a_word_on_ties_sends_the_question_to_the_presidium() -> None:
    silent = replace(MOST, most=1, on_tie=())

    found = result(Contest(("1", "2"), 1), silent, all_here(2), ballots((1, "1"), (1, "2")))

    assert found.options == (Option.ASK_PRESIDIUM,)


def test_thirty_become_twenty_four_before_327_deputies() -> None:
    """赣榆 2020: 327 deputies, 30 candidates, 24 places; made-up marks."""
    thirty = Contest(tuple(map(str, range(1, 31))), 24)
    # 1–23: 327; 24: 200; 25: 127; 26–30: none
    sheets = ballots((200, numbers(1, 24)), (127, numbers(1, 23) + " 25"))

    found = result(thirty, replace(MOST, most=24), all_here(327), sheets)

    assert (votes(found)["24"], votes(found)["25"]) == (200, 127)
    assert (found.outcome, found.passed) == (Outcome.DECIDED, tuple(map(str, range(1, 25))))


@pytest.mark.parametrize(
    ("of", "needs", "passes"),
    [(Denominator.WHOLE, 59, True), (Denominator.PRESENT, 48, True), (Denominator.VALID, 48, True)],
)
def test_sixty_for_of_116_pass_where_fifty_nine_are_needed(of: Denominator, needs: int, passes: bool) -> None:
    """大溪镇 2016: 60 for, 29 against, 6 abstain; 95 present of 116 due; more than half of all is 59."""
    each = replace(MOST, method="each_item", most=None, cut=replace(HALF_OF_ALL, of=of))
    sheets = ballots((60, "1=approve"), (29, "1=against"), (6, "1=abstain"))

    (row,) = result(Contest(("1",), 1), each, Heads(116, 116, 95, 95), sheets).rows

    assert (row.tally.votes, row.tally.against, row.tally.abstain) == (60, 29, 6)
    assert (row.needs, row.reached) == (needs, passes)


@pytest.mark.parametrize(("of", "needs", "passed"), [(Denominator.WHOLE, 59, ()), (Denominator.VALID, 48, ("1",))])
def test_fifty_eight_for_of_116_pass_or_not_by_what_the_document_counts(
    of: Denominator, needs: int, passed: tuple[str, ...]
) -> None:
    each = replace(MOST, method="each_item", most=None, cut=replace(HALF_OF_ALL, of=of))
    sheets = ballots((58, "1=approve"), (31, "1=against"), (6, "1=abstain"))

    found = result(Contest(("1",), 1), each, Heads(116, 116, 95, 95), sheets)

    assert (found.rows[0].needs, found.passed) == (needs, passed)


def test_who_does_not_reach_the_line_leaves_a_place_open_whatever_the_order() -> None:
    """As in an election (路桥 2017): three ticked above half of eleven, 6; the fourth has most of the rest and stays out."""
    # 1: 11, 2: 8, 3: 6, 4: 5
    sheets = ballots((5, "1 2 4"), (3, "1 2 3"), (3, "1 3"))

    found = result(Contest(("1", "2", "3", "4", "5"), 4), replace(MAJORITY, most=4), all_here(11), sheets)

    assert votes(found) == {"1": 11, "2": 8, "3": 6, "4": 5, "5": 0}
    assert (found.outcome, found.passed, found.vacant) == (Outcome.SHORT, ("1", "2", "3"), 1)
    assert found.options == (Option.SECOND_VOTE, Option.LEAVE_VACANT)


def test_a_second_vote_is_on_the_rest_for_the_places_left() -> None:
    rule = replace(MAJORITY, most=4)
    sheets = ballots((5, "1 2 4"), (3, "1 2 3"), (3, "1 3"))
    first = result(Contest(("1", "2", "3", "4", "5"), 4), rule, all_here(11), sheets)

    following = second_vote(first, rule)
    later = result(following.contest, following.procedure, all_here(11), ballots((7, "4"), (4, "5")))

    assert (following.contest, following.procedure.most) == (Contest(("4", "5"), 1), 1)
    assert together(first, later) == ("1", "2", "3", "4")


def test_a_document_that_gives_no_run_off_gets_none() -> None:
    found = result(Contest(("1", "2"), 1), replace(MOST, most=1, on_tie=()), all_here(2), ballots((1, "1"), (1, "2")))

    with pytest.raises(ValueError, match="not what the document gives"):
        run_off(found, MOST)


def test_ranks_are_worth_what_the_document_says() -> None:
    """宁海 2010 ranked by number; how ranks were added up is not known, so the points are the document's."""
    ranks = replace(MOST, method="ranking", most=3, points=(3, 2, 1))
    # 1: 2×3 + 1×2 = 8; 2: 2×2 + 1×3 = 7; 3: 2×1 = 2; 4: 1×1 = 1
    sheets = ballots((2, "1=1 2=2 3=3"), (1, "2=1 1=2 4=3"))

    found = result(Contest(("1", "2", "3", "4"), 2), ranks, all_here(3), sheets)

    assert (votes(found), found.passed) == ({"1": 8, "2": 7, "3": 2, "4": 1}, ("1", "2"))


@pytest.mark.parametrize(
    ("marks", "fault"),
    [
        ("", Fault.BLANK), ("13", Fault.UNKNOWN), ("1 1", Fault.TWICE), (numbers(1, 11), Fault.TOO_MANY),
        ("1", Fault.TOO_FEW), ("1=approve 2", Fault.NO_MARK), ("1 2", None),
    ],
)  # fmt: skip
def test_an_invalid_sheet_says_why_and_is_counted_apart(marks: str, fault: Fault | None) -> None:
    found = result(TWELVE, replace(MOST, least=2), all_here(2), ballots((1, marks), (1, "3 4")))

    assert found.verdicts[0].fault == fault
    assert (found.valid, found.invalid) == ((2, 0) if fault is None else (1, 1))


@pytest.mark.parametrize("marks", ["1=1 2=3", "1=1 2=1", "1=a", "1=01", "1"])
def test_ranks_with_a_gap_a_repetition_or_no_number_are_invalid(marks: str) -> None:
    ranks = replace(MOST, method="ranking", most=3, points=(3, 2, 1))

    found = result(TWELVE, ranks, all_here(1), ballots((1, marks)))

    assert [one.fault for one in found.verdicts] == [Fault.RANKS]


def test_two_marks_on_one_item_spoil_the_item_and_not_the_sheet() -> None:
    each = replace(MOST, method="each_item", most=None, cut=HALF_OF_ALL, unmarked_abstains=False)

    found = result(Contest(("1", "2"), 2), each, all_here(1), ballots((1, "1=approve 1=against 2=approve")))

    assert {row.tally.number: (row.tally.votes, row.tally.spoiled) for row in found.rows} == {"1": (0, 1), "2": (1, 0)}


def test_a_blank_sheet_counts_where_the_document_says_so() -> None:
    found = result(TWELVE, replace(MOST, blank_counts=True), all_here(1), ballots((1, "")))

    assert (found.valid, found.outcome) == (1, Outcome.SHORT)


def test_more_sheets_than_were_issued_void_the_vote() -> None:
    found = result(TWELVE, MOST, Heads(10, 10, 10, 1), ballots((2, numbers(1, 10))))

    assert (found.outcome, found.passed) == (Outcome.VOID, ())


def test_without_a_quorum_nobody_passes() -> None:
    rule = replace(MOST, quorum=Fraction(2, 3))

    # 2/3 of 30 is 20
    assert result(TWELVE, rule, Heads(30, 30, 19, 19), ballots((19, numbers(1, 10)))).outcome is Outcome.NO_QUORUM
    assert result(TWELVE, rule, Heads(30, 30, 20, 20), ballots((20, numbers(1, 10)))).outcome is Outcome.DECIDED


def test_without_a_document_nothing_is_computed() -> None:
    assert result(TWELVE, None, all_here(1), ballots((1, "1"))) == Result(Outcome.NO_PROCEDURE)


@pytest.mark.parametrize(
    "procedure",
    [
        replace(MOST, method="by_acclamation"), replace(MOST, most=None), replace(MOST, cut=HALF_OF_ALL),
        replace(MAJORITY, cut=None), replace(MOST, method="ranking"), replace(MOST, method="each_item"),
        replace(MOST, method="run_off", most=3),
    ],
)  # fmt: skip
def test_a_procedure_that_cannot_decide_the_contest_says_why(procedure: Procedure) -> None:
    with pytest.raises(Unfit) as told:
        result(TWELVE, procedure, all_here(1), [])

    assert told.value.words.zh and told.value.words.en


@pytest.mark.parametrize("method", ["most_votes", "majority", "run_off"])
def test_as_many_candidates_as_places_is_no_vote_with_a_choice(method: str) -> None:
    cut = HALF_OF_ALL if method == "majority" else None

    with pytest.raises(Unfit):
        result(Contest(("1", "2"), 2), replace(MOST, method=method, most=2, cut=cut), all_here(1), [])
