"""The formal counts are complete, and what cannot be is told at its field."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.voting.counts import Counts, counts_from
from guantong.domain.voting.marks import Grade

SOUND = Counts(
    whole=27, expected=26, present=25, issued=25, returned=24, invalid=1,
    grades={Grade.SATISFIED: 12, Grade.BASICALLY: 9, Grade.DISSATISFIED: 2},
)  # fmt: skip


def test_every_count_is_announced_however_small_it_is() -> None:
    assert [(words.zh, number) for _, words, number in SOUND.lines()] == [
        ("应到", 26), ("实到", 25), ("发出票数", 25), ("收回票数", 24), ("有效票", 23), ("无效票", 1), ("满意", 12),
        ("基本满意", 9), ("不满意", 2),
    ]  # fmt: skip


def test_sound_counts_have_nothing_wrong() -> None:
    assert SOUND.wrong() == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"present": 27}, "present"),
        ({"issued": 26}, "issued"),
        ({"issued": 23}, "returned"),
        ({"invalid": 2}, "invalid"),
        ({"invalid": -1, "returned": 22}, "invalid"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert set(replace(SOUND, **changes).wrong()) == {field}


@given(some.tuples(*[some.integers(0, 40)] * 9))
def test_plain_counts_are_read_back(numbers: tuple[int, ...]) -> None:
    whole, expected, present, issued, returned, invalid, *grades = numbers
    counts = Counts(whole, expected, present, issued, returned, invalid, dict(zip(Grade, grades, strict=True)))

    assert counts_from(counts.plain()) == counts


@given(some.tuples(*[some.integers(0, 12)] * 8))
def test_counts_without_fault_always_add_up(numbers: tuple[int, ...]) -> None:
    expected, present, issued, returned, invalid, *grades = numbers
    counts = Counts(expected, expected, present, issued, returned, invalid, dict(zip(Grade, grades, strict=True)))

    if not counts.wrong():
        assert counts.valid + counts.invalid == counts.returned <= counts.issued <= counts.present <= counts.expected
