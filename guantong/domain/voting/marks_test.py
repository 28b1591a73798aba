"""A ballot with exactly one mark counts; no other does, and none is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.voting.marks import Grade, grade_of, tally

MARKS = some.lists(some.sampled_from([*Grade, "abstain"]), max_size=3)


@pytest.mark.parametrize("grade", list(Grade))
def test_one_mark_counts(grade: Grade) -> None:
    assert grade_of([grade]) is grade


@pytest.mark.parametrize("marks", [[], ["satisfied", "basically"], ["satisfied", "satisfied"], ["弃权"], [""]])
def test_no_mark_more_than_one_or_another_word_is_invalid(marks: list[str]) -> None:
    assert grade_of(marks) is None


@given(some.lists(MARKS))
def test_every_ballot_is_counted_once(ballots: list[list[str]]) -> None:
    grades, invalid = tally(ballots)

    assert sum(grades.values()) + invalid == len(ballots)
    assert set(grades) == set(Grade)


@given(some.lists(MARKS), some.randoms())
def test_the_order_of_the_ballots_does_not_matter(ballots: list[list[str]], chance: object) -> None:
    mixed = list(ballots)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert tally(mixed) == tally(ballots)


@given(some.lists(MARKS), MARKS.filter(lambda marks: len(marks) != 1))
def test_an_invalid_ballot_changes_no_grade(ballots: list[list[str]], spoilt: list[str]) -> None:
    grades, invalid = tally(ballots)

    assert tally([*ballots, spoilt]) == (grades, invalid + 1)
