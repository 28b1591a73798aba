"""Two typings of one sheet: what differs is told field by field, and nothing stands while one of them is open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.twice_typed import Difference, differences, left_open, settled

ONE = {"item_0": "15", "item_1": "18.5", "words": "路灯 少"}
FIELDS = st.dictionaries(st.sampled_from("abcd"), st.text("0１1 .是", max_size=3))


def test_the_same_however_it_is_written_differs_in_nothing() -> None:
    assert differences(ONE, {"item_0": "１５", "item_1": " 18.5", "words": "路灯少"}) == []


def test_each_field_that_differs_is_told_with_both_values() -> None:
    other = {"item_0": "51", "item_1": "18.5", "words": ""}

    assert differences(ONE, other) == [Difference("item_0", "15", "51"), Difference("words", "路灯 少", "")]


def test_a_blank_and_a_zero_differ_and_so_does_a_field_only_one_has() -> None:
    assert differences({"a": ""}, {"a": "0", "b": "1"}) == [Difference("a", "", "0"), Difference("b", "", "1")]


def test_nothing_stands_while_one_is_open() -> None:
    other = {**ONE, "item_0": "51", "item_1": "8.5"}

    assert [one.field for one in left_open(ONE, other, {"item_0": "51"})] == ["item_1"]
    with pytest.raises(ValueError, match="open"):
        settled(ONE, other, {"item_0": "51"})


def test_what_stands_is_what_both_typed_and_what_was_chosen_where_they_differ() -> None:
    other = {**ONE, "item_0": "51"}

    assert settled(ONE, other, {"item_0": "14", "item_1": "0"}) == {**ONE, "item_0": "14"}


@given(FIELDS, FIELDS)
def test_whoever_types_first_the_same_fields_differ(one: dict[str, str], other: dict[str, str]) -> None:
    there, back = differences(one, other), differences(other, one)

    assert {(d.field, d.first, d.second) for d in there} == {(d.field, d.second, d.first) for d in back}
    assert differences(settled(one, other, {d.field: d.second for d in there}), other) == []
