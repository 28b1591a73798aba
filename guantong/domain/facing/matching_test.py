"""Two items are laid side by side with the reason, the same whatever the order; what is not known is not compared."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.facing.examples import CANTEENS, CHARGER, LISTS, MEALS, PAVEMENT, STAND, WAN, WATER
from guantong.domain.facing.item import Item
from guantong.domain.facing.matching import limits_on, match, matches
from guantong.domain.rule_engine.thresholds import UndatedLimitError

DAY = date(2026, 11, 10)
LIMITS = limits_on(DAY)


def test_the_pavement_meets_the_water_and_every_part_says_why() -> None:
    found = matches(LISTS, LIMITS)

    assert [(one.government.number, one.people.number) for one in found] == [("G-07", "R-12"), ("G-15", "R-21")]
    assert [(part.kind, part.why.zh) for part in found[0].parts] == [
        ("text", "都写到“轮椅通道”“学府路”“积水”"),
        ("place", "地点同为学府社区"),
        ("field", "领域同为交通出行"),
        ("money", "金额 780.00 与 660.00 万元，相差 120.00"),
    ]


def test_likeness_is_the_weighted_parts_over_the_weights_of_what_was_compared() -> None:
    text, place, field, money = match(PAVEMENT, WATER, LISTS, LIMITS).parts

    assert text.likeness is not None
    assert [one.likeness for one in (place, field, money)] == [1, 1, Fraction(660, 780)]
    whole = (50 * text.likeness + 25 * 1 + 15 * 1 + 10 * Fraction(660, 780)) / (50 + 25 + 15 + 10)
    assert match(PAVEMENT, WATER, LISTS, LIMITS).likeness == whole


def test_what_is_not_given_is_not_compared_and_counts_neither_way() -> None:
    bare = replace(WATER, place="", place_name="", field="", field_name="", amount=None)
    found = match(PAVEMENT, bare, LISTS[:3], LIMITS)

    assert [part.why.zh for part in found.parts[1:]] == ["地点未填，未比", "领域未填，未比", "金额未填，未比"]
    assert found.likeness == found.parts[0].likeness


@pytest.mark.parametrize(
    ("place", "likeness", "sentence"),
    [
        ("01.07.02.", 1, "地点同为学府社区"),
        ("01.07.", Fraction(60, 100), "学府社区在某地之内"),
        ("01.07.05.", Fraction(30, 100), "学府社区、某地同属一个街道"),
        ("01.08.02.", 0, "地点不同：学府社区、某地"),
    ],
)
def test_a_place_is_the_same_within_beside_or_another(place: str, likeness: Fraction, sentence: str) -> None:
    other = replace(WATER, place=place, place_name="学府社区" if place == PAVEMENT.place else "某地")
    part = match(PAVEMENT, other, LISTS, LIMITS).parts[1]

    assert (part.likeness, part.why.zh) == (likeness, sentence)


def test_equal_texts_are_wholly_alike_and_texts_apart_are_not_suggested() -> None:
    twin = Item("R-99", "people", STAND.title, STAND.content)

    assert match(STAND, twin, LISTS, LIMITS).parts[0].likeness == 1
    assert match(STAND, CHARGER, LISTS, LIMITS).parts[0].likeness == 0
    assert match(STAND, CHARGER, LISTS, LIMITS).parts[0].why.zh == "没有相同的词"


def test_a_pair_that_shares_place_field_and_money_but_no_word_is_not_suggested() -> None:
    other = replace(WATER, number="R-50", title="公交改线", content="")

    assert match(PAVEMENT, other, LISTS, LIMITS).likeness > Fraction(LIMITS["least"], 100) > 0
    assert matches([PAVEMENT, other], LIMITS) == []


def test_of_one_item_no_more_than_the_best_few_are_suggested() -> None:
    many = [replace(WATER, number=f"R-{at}", amount=(660 - at) * WAN) for at in range(1, 9)]
    found = matches([PAVEMENT, *many], LIMITS)

    assert [one.people.number for one in found] == ["R-1", "R-2", "R-3"]
    assert LIMITS["most"] == 3


def test_a_day_before_the_first_limits_is_refused() -> None:
    with pytest.raises(UndatedLimitError):
        limits_on(date(2014, 12, 31))


def test_a_number_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        matches([PAVEMENT, replace(CANTEENS, number="G-07")], LIMITS)


items = st.builds(
    Item,
    number=st.uuids().map(str),
    side=st.sampled_from(["government", "people"]),
    title=st.text("学府路积水轮椅通道食堂老人", min_size=1, max_size=8),
    content=st.text("学府路积水轮椅通道食堂老人，", max_size=20),
    amount=st.none() | st.integers(0, 900 * WAN),
    place=st.sampled_from(["", "01.", "01.07.", "01.07.02.", "01.08.01."]),
    field=st.sampled_from(["", "transport", "elderly"]),
)


@given(st.lists(items, max_size=12, unique_by=lambda one: one.number), st.randoms())
def test_the_order_in_which_items_come_changes_nothing(listed: list[Item], dice: Random) -> None:
    shuffled = listed.copy()
    dice.shuffle(shuffled)

    assert matches(shuffled, LIMITS) == matches(listed, LIMITS)


@given(items, items, st.lists(items, max_size=5))
def test_a_likeness_is_never_outside_nought_to_one(one: Item, other: Item, beside: list[Item]) -> None:
    for part in match(one, other, beside, LIMITS).parts:
        assert part.likeness is None or 0 <= part.likeness <= 1


def test_meals_and_canteens_meet_in_words_and_field() -> None:
    found = match(CANTEENS, MEALS, LISTS, LIMITS)

    assert [part.why.zh for part in found.parts] == [
        "都写到“社区食堂”",
        "柳堤社区在明湖区之内",
        "领域同为养老托育",
        "金额 360.00 与 120.00 万元，相差 240.00",
    ]
