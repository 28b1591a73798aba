"""The joint list has one spelling whatever the order; a changed character does not hold; drafts are not in it."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.facing.changes import Change, changes
from guantong.domain.facing.examples import CANTEENS, LISTS, MEALS, PAVEMENT, STAND, WAN, WATER
from guantong.domain.facing.fates import Fate
from guantong.domain.facing.fates_test import GOOD
from guantong.domain.facing.item import Item, ordered
from guantong.domain.facing.joint import Decided, digests, holds, lines, missing_decisions, spelled

GOVERNMENT = Decided("executive", date(2026, 11, 20), "区政府常务会议纪要〔2026〕31号", "a" * 64)
CONGRESS = Decided("council", date(2026, 11, 25), "主任会议纪要〔2026〕18号", "b" * 64)


def test_six_items_become_two_lines_with_all_they_came_from() -> None:
    found = lines(GOOD, LISTS)

    assert [(one.at, one.amount, one.sources) for one in found] == [
        (1, 720 * WAN, (PAVEMENT, WATER)),
        (2, 360 * WAN, (CANTEENS, MEALS)),
    ]
    assert (found[0].partner, found[1].partner, found[1].merged) == (WATER, None, (MEALS,))


@given(st.permutations(GOOD), st.permutations(LISTS), st.permutations([GOVERNMENT, CONGRESS]))
def test_the_bytes_are_the_same_in_whatever_order_they_came(
    told: list[Fate], listed: list[Item], decided: list[Decided]
) -> None:
    assert spelled(2027, 1, told, listed, decided) == spelled(2027, 1, GOOD, LISTS, [GOVERNMENT, CONGRESS])


def test_one_fen_one_word_or_another_version_is_another_list() -> None:
    told = digests(spelled(2027, 1, GOOD, LISTS, [GOVERNMENT, CONGRESS]))
    dearer = [replace(GOOD[0], amount=720 * WAN + 1), *GOOD[1:]]

    assert holds(spelled(2027, 1, GOOD, LISTS, [GOVERNMENT, CONGRESS]), told)
    assert not holds(spelled(2027, 1, dearer, LISTS, [GOVERNMENT, CONGRESS]), told)
    assert not holds(spelled(2027, 2, GOOD, LISTS, [GOVERNMENT, CONGRESS]), told)
    assert not holds(spelled(2027, 1, GOOD, LISTS, [GOVERNMENT]), told)
    assert not holds(spelled(2027, 1, GOOD, LISTS, [GOVERNMENT, CONGRESS]), {"sm3": told["sm3"]})


def test_the_governments_own_items_that_are_no_line_are_only_counted() -> None:
    bytes_ = spelled(2027, 1, GOOD, LISTS, [GOVERNMENT, CONGRESS])

    assert STAND.title not in bytes_.decode()
    assert json.loads(bytes_)["government_items"] == 3
    assert [(one["number"], one["fate"]) for one in json.loads(bytes_)["suggestions"]] == [
        ("R-12", "joint"), ("R-21", "merged"), ("R-26", "declined"),
    ]  # fmt: skip


def test_both_bodies_must_have_decided_and_one_of_the_congress_is_enough() -> None:
    assert missing_decisions([]) == [("executive",), ("council", "committee")]
    assert missing_decisions([GOVERNMENT]) == [("council", "committee")]
    assert missing_decisions([GOVERNMENT, replace(CONGRESS, body="committee")]) == []


def test_a_round_is_told_by_what_changed() -> None:
    dearer = replace(GOOD[0], amount=1, round=2)

    assert changes(GOOD[:1], [dearer, GOOD[1]]) == [
        Change("G-07", GOOD[0], dearer),
        Change("R-12", None, GOOD[1]),
    ]
    assert changes(GOOD, [replace(one, round=9) for one in GOOD]) == []


def test_numbers_stand_as_people_count() -> None:
    found = ordered([Item(number, "people", "路") for number in ("R-10", "R-9", "R-100")])

    assert [one.number for one in found] == ["R-9", "R-10", "R-100"]
