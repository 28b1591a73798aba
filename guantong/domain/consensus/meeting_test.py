"""A meeting's outcome: exact, the same whoever sits where, and without a person in it (会议共识)."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from guantong.domain.consensus.meeting import Tally, Vote, Votes, concluded, grouping

A, D, P = Vote.AGREE, Vote.DISAGREE, Vote.PASSED
STATEMENTS = [f"s{number}" for number in range(1, 9)]
ROADS = {
    f"代表{n}": dict.fromkeys(STATEMENTS[:4], A) | dict.fromkeys(STATEMENTS[4:7], D) | {"s8": A} for n in range(1, 9)
}
SCHOOLS = {f"专家{n}": dict.fromkeys(STATEMENTS[:4], D) | dict.fromkeys(STATEMENTS[4:7], A) | {"s8": A} for n in range(1, 7)}  # fmt: skip
MEETING: Votes = ROADS | SCHOOLS


def test_what_both_groups_agree_on_comes_first_though_each_has_its_own() -> None:
    outcome = concluded(MEETING, STATEMENTS)

    assert outcome is not None
    assert (outcome.participants, outcome.sizes) == (14, (8, 6))
    first = outcome.consensus()[0]
    assert (first.statement, first.by_group) == ("s8", (Tally(8, 0, 0), Tally(6, 0, 0)))
    assert first.agreement == Fraction(8 + 1, 8 + 2) * Fraction(6 + 1, 6 + 2)


def test_what_sets_a_group_apart_is_what_it_holds_and_the_others_do_not() -> None:
    outcome = concluded(MEETING, STATEMENTS)

    assert outcome is not None
    assert [one.statement for one in outcome.representative(0)] == ["s1", "s2", "s3", "s4"]
    assert [one.statement for one in outcome.representative(1)] == ["s5", "s6", "s7"]


def test_a_majority_alone_is_no_consensus() -> None:
    # 10 of 16 agree with s1, but none of the six others: below a statement that half of each group agree on
    votes = {f"a{n}": ROADS["代表1"] | {"s8": A if n < 6 else D} for n in range(10)}
    votes |= {f"b{n}": SCHOOLS["专家1"] | {"s8": A if n < 3 else D} for n in range(6)}

    outcome = concluded(votes, STATEMENTS)

    assert outcome is not None
    assert outcome.consensus()[0].statement == "s8"
    assert outcome.held[0].whole.agree > outcome.held[7].whole.agree


def test_of_four_people_there_is_no_outcome_and_of_five_no_group_but_all() -> None:
    assert concluded(dict(list(MEETING.items())[:4]), STATEMENTS) is None
    five = concluded(dict(list(MEETING.items())[:5]), STATEMENTS)

    assert five is not None
    assert five.sizes == (5,)


def test_of_few_who_voted_on_little_nothing_is_left_when_the_groups_are_taken_from_the_whole() -> None:
    votes: Votes = {**MEETING, "代表9": {"s1": P}}

    outcome = concluded(votes, STATEMENTS)

    assert outcome is not None
    assert (outcome.participants, sum(outcome.sizes), outcome.held[0].whole.passed) == (15, 15, 1)
    assert all(sum(tally.voted for tally in one.by_group) == one.whole.voted for one in outcome.held)
    assert "代表9" not in grouping(votes, STATEMENTS)


def test_five_who_voted_on_little_are_counted_and_in_no_group() -> None:
    votes: Votes = {**MEETING, **{f"迟到{n}": {"s1": P} for n in range(5)}}

    outcome = concluded(votes, STATEMENTS)

    assert outcome is not None
    assert (outcome.participants, sum(outcome.sizes), outcome.held[0].whole.passed) == (19, 14, 5)


def test_a_statement_that_was_taken_back_is_not_in_it() -> None:
    outcome = concluded(MEETING, STATEMENTS[:-1])

    assert outcome is not None
    assert [one.statement for one in outcome.held] == STATEMENTS[:-1]


VOTES = st.lists(st.lists(st.sampled_from([A, D, P, None]), min_size=8, max_size=8), min_size=5, max_size=14)


@settings(max_examples=20, deadline=None)
@given(VOTES, st.randoms())
def test_the_outcome_holds_no_person_whoever_they_are_and_however_they_sit(rows: list[list[Vote | None]], mixed: object) -> None:  # fmt: skip
    votes = {f"代表{n}": {s: v for s, v in zip(STATEMENTS, row, strict=True) if v} for n, row in enumerate(rows)}
    turned = list(votes.values())
    mixed.shuffle(turned)  # type: ignore[attr-defined]
    others = {f"someone{n}": row for n, row in enumerate(turned)}

    one, other = concluded(votes, STATEMENTS), concluded(others, STATEMENTS)

    assert one == other
    assert one is None or "代表" not in str(one.written())


def test_what_is_kept_is_whole_numbers_and_names_of_statements() -> None:
    outcome = concluded(MEETING, STATEMENTS)

    assert outcome is not None
    assert outcome.written()["statements"][7] == {
        "key": "s8", "whole": [14, 0, 0], "by_group": [[8, 0, 0], [6, 0, 0]], "agreement": [63, 80], "sets_apart": [],
    }  # fmt: skip
