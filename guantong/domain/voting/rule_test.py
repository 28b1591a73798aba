"""A rule decides by its own numbers alone; at the very share the comparison decides; without a rule nothing is decided."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.voting.counts import Counts
from guantong.domain.voting.marks import Grade
from guantong.domain.voting.rule import (
    Comparison,
    Cut,
    Denominator,
    Finding,
    Rule,
    membership,
    outcome,
    printed,
    rule_from,
)

GOOD = frozenset({Grade.SATISFIED, Grade.BASICALLY})
BAD = frozenset({Grade.DISSATISFIED})
HALF = Cut("合格", Finding.PASSED, GOOD, Denominator.WHOLE, Comparison.MORE_THAN, Fraction(1, 2))
THIRD = Cut("不合格", Finding.FAILED, BAD, Denominator.VALID, Comparison.AT_LEAST, Fraction(1, 3))
RULE = Rule("明人常办〔2026〕8号", date(2026, 1, 1), (THIRD, HALF))
SHARES = some.fractions(0, 1, max_denominator=12)


def counts(satisfied: int, basically: int, dissatisfied: int, invalid: int = 0, **more: int) -> Counts:
    given_out = satisfied + basically + dissatisfied + invalid
    facts = {"whole": 27, "expected": 27, "present": given_out, "issued": given_out, "returned": given_out, **more}
    grades = {Grade.SATISFIED: satisfied, Grade.BASICALLY: basically, Grade.DISSATISFIED: dissatisfied}
    return Counts(**facts, invalid=invalid, grades=grades)


SOME = some.builds(counts, *[some.integers(0, 15)] * 4)


def test_without_a_rule_nothing_is_passed_and_nothing_failed() -> None:
    assert outcome(counts(27, 0, 0), None).finds is Finding.NO_RULE
    assert outcome(counts(0, 0, 27), None).words.zh == "未设定标准"


def test_a_document_without_cut_offs_decides_nothing_either() -> None:
    assert outcome(counts(27, 0, 0), replace(RULE, cuts=())).finds is Finding.NO_RULE


@pytest.mark.parametrize(
    ("voted", "finds", "called"),
    [
        ((10, 4, 6), Finding.PASSED, "合格"),  # 14 of 27 is more than half; 6 of 20 is below a third
        ((10, 3, 6), Finding.UNDECIDED, ""),  # 13 of 27 is not; 6 of 19 is not
        ((10, 4, 7), Finding.FAILED, "不合格"),  # 7 of 21 is the very third, and the line stands first
    ],
)
def test_the_first_line_that_is_reached_decides(voted: tuple[int, ...], finds: Finding, called: str) -> None:
    found = outcome(counts(*voted), RULE)

    assert (found.finds, found.called) == (finds, called)


@pytest.mark.parametrize(("compares", "holds"), [(Comparison.AT_LEAST, True), (Comparison.MORE_THAN, False)])
def test_at_the_very_share_the_comparison_decides(compares: Comparison, holds: bool) -> None:
    assert replace(HALF, of=Denominator.VALID, compares=compares).holds(counts(5, 5, 10)) is holds


@pytest.mark.parametrize(
    ("of", "share"), [("whole", Fraction(10, 27)), ("present", Fraction(10, 14)), ("valid", Fraction(10, 12))]
)
def test_the_denominator_is_the_documents(of: str, share: Fraction) -> None:
    voted = counts(6, 4, 2, invalid=2)
    cut = replace(HALF, of=Denominator(of), compares=Comparison.AT_LEAST, share=share)

    assert (cut.holds(voted), replace(cut, share=share + Fraction(1, 1000)).holds(voted)) == (True, False)


def test_of_no_valid_ballot_nothing_is_reached() -> None:
    nothing = replace(THIRD, share=Fraction(0))

    assert not nothing.holds(counts(0, 0, 0, invalid=9))


@pytest.mark.parametrize(("present", "finds"), [(14, Finding.PASSED), (13, Finding.NO_QUORUM)])
def test_without_a_quorum_the_vote_does_not_stand(present: int, finds: Finding) -> None:
    rule = replace(RULE, cuts=(replace(HALF, of=Denominator.VALID),), quorum=Fraction(1, 2))

    assert outcome(counts(13, 0, 0, present=present), rule).finds is finds


@pytest.mark.parametrize(
    ("in_whole", "expected", "found"), [(False, False, (25, 25)), (True, False, (27, 25)), (True, True, (27, 27))]
)
def test_who_is_recused_is_counted_as_the_document_says(in_whole: bool, expected: bool, found: tuple[int, int]) -> None:
    assert membership(27, 2, replace(RULE, recused_in_whole=in_whole, recused_expected=expected)) == found


def test_without_a_rule_who_is_recused_is_counted_nowhere() -> None:
    assert membership(27, 2, None) == (25, 25)


@given(SOME, some.sampled_from(Denominator), some.sampled_from(Comparison), SHARES)
def test_a_line_says_what_fractions_say(voted: Counts, of: Denominator, compares: Comparison, share: Fraction) -> None:
    cut = Cut("", Finding.PASSED, GOOD, of, compares, share)
    whole = of.of(voted)

    reached = Fraction(cut.part(voted), whole) if whole else None

    wanted = reached is not None and (reached >= share if compares is Comparison.AT_LEAST else reached > share)
    assert cut.holds(voted) is wanted


@given(SOME, some.sampled_from(Denominator), some.sampled_from(Comparison), SHARES)
def test_a_better_ballot_never_makes_a_worse_outcome(
    voted: Counts, of: Denominator, compares: Comparison, share: Fraction
) -> None:
    better = {
        Grade.SATISFIED: voted.grades[Grade.SATISFIED] + min(1, voted.grades[Grade.DISSATISFIED]),
        Grade.BASICALLY: voted.grades[Grade.BASICALLY],
        Grade.DISSATISFIED: max(0, voted.grades[Grade.DISSATISFIED] - 1),
    }
    passing = Cut("", Finding.PASSED, GOOD, of, compares, share)

    assert passing.holds(replace(voted, grades=better)) >= passing.holds(voted)


@given(SOME)
def test_invalid_ballots_change_no_share_of_the_valid(voted: Counts) -> None:
    more = replace(voted, invalid=voted.invalid + 3, returned=voted.returned + 3)

    assert THIRD.holds(more) is THIRD.holds(voted)


CUTS = some.builds(
    Cut, some.text(max_size=5), some.sampled_from([Finding.PASSED, Finding.FAILED]),
    some.frozensets(some.sampled_from(Grade), min_size=1), some.sampled_from(Denominator), some.sampled_from(Comparison),
    SHARES,
)  # fmt: skip


@given(
    some.builds(
        Rule, some.just("一号"), some.dates(), some.lists(CUTS, max_size=3).map(tuple),
        some.none() | some.fractions(Fraction(1, 9), 1, max_denominator=9), some.sampled_from(Comparison), some.booleans(),
        some.booleans(),
    )
)  # fmt: skip
def test_a_rule_kept_as_data_is_the_same_rule(rule: Rule) -> None:
    assert rule_from(rule.plain()) == rule


@pytest.mark.parametrize(
    "changes",
    [
        {"document": " "},
        {"cuts": (replace(HALF, share=Fraction(3, 2)),)},
        {"cuts": (replace(HALF, grades=frozenset()),)},
        {"cuts": (replace(HALF, finds=Finding.NO_RULE),)},
        {"quorum": Fraction(0)},
    ],
)
def test_a_rule_that_no_document_can_mean_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cut-off|quorum|document"):
        replace(RULE, **changes)  # type: ignore[arg-type]


def test_a_line_reads_as_a_sentence() -> None:
    assert HALF.words.zh == "满意加基本满意超过（>）全体组成人员的 1/2"
    assert [printed(Fraction(share)) for share in ("3/5", "1/3", "1/2", "2/3")] == ["60%", "1/3", "1/2", "2/3"]
