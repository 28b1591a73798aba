"""A sheet typed twice: the second is another person, sees nothing of the first, and what differs is settled from the paper."""

from datetime import timedelta

import pytest

from guantong.apps.actors.models import Person
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.typings import operations, queries
from guantong.apps.typings.models import TwiceTyped
from guantong.domain.twice_typed import Difference
from guantong.domain.workflow.table import BadInput
from tests.world import World

ONE, OTHER = {"q1": "是", "q2": "ZX路灯少"}, {"q1": "否", "q2": "ZX路灯少"}


@pytest.fixture
def sheet(world: World) -> Person:
    """Whatever a sheet may be of."""
    return world.people["lin"]


def first(world: World, sheet: Person) -> TwiceTyped:
    return operations.type_first(of=sheet, path="", fields=ONE, by=world.standing("wen"), as_of=world.now)


def second(world: World, sheet: Person, fields: dict[str, str], who: str = "shen") -> TwiceTyped:
    return operations.type_second(of=sheet, fields=fields, by=world.standing(who), as_of=world.now)


def settle(world: World, sheet: Person, **choices: str) -> TwiceTyped:
    return operations.settle(of=sheet, choices=choices, by=world.standing("gu"), as_of=world.now + timedelta(minutes=1))


def test_alike_it_is_agreed_and_nothing_of_it_stands_before(world: World, sheet: Person) -> None:
    row = first(world, sheet)

    assert queries.differing([sheet]) == {}
    with pytest.raises(ValueError, match="once"):
        operations.agreed(row)
    assert operations.agreed(second(world, sheet, {"q1": " 是", "q2": "ZX路灯少"})) == ONE


def test_who_typed_first_does_not_type_second(world: World, sheet: Person) -> None:
    first(world, sheet)

    with pytest.raises(BadInput, match="另一人"):
        second(world, sheet, ONE, "wen")


def test_what_differs_is_listed_and_stands_when_a_person_settled_it(world: World, sheet: Person) -> None:
    first(world, sheet)
    row = second(world, sheet, OTHER)

    assert queries.differing([sheet]) == {sheet.journal_key: [Difference("q1", "是", "否")]}
    with pytest.raises(ValueError, match="differing"):
        operations.agreed(row)
    assert operations.agreed(settle(world, sheet, q1="否")) == OTHER
    assert (queries.differing([sheet]), TwiceTyped.objects.get().chosen["q1"]["by"]) == ({}, "gu")


@pytest.mark.parametrize("choices", [{"q2": "x"}, {"q9": "x"}, {"q1": "长" * 2001}])
def test_what_does_not_differ_is_not_settled(world: World, sheet: Person, choices: dict[str, str]) -> None:
    first(world, sheet)
    second(world, sheet, OTHER)

    with pytest.raises(BadInput):
        settle(world, sheet, **choices)


def test_of_one_sheet_one_typing_stands_and_a_taken_back_one_makes_room(world: World, sheet: Person) -> None:
    first(world, sheet)
    with pytest.raises(BadInput, match="已有人录入"):
        first(world, sheet)

    operations.take_back(of=sheet, by=world.standing("wen"), as_of=world.now)
    first(world, sheet)

    assert [row.state for row in TwiceTyped.objects.all()] == ["taken_back", "once"]


def test_the_journal_says_who_typed_and_never_what(world: World, sheet: Person) -> None:
    first(world, sheet)
    second(world, sheet, OTHER)
    settle(world, sheet, q1="否")

    entries = Entry.objects.filter(room="typings").order_by("pk")
    assert [(one.verb, one.by) for one in entries] == [("type_first", "wen"), ("type_second", "shen"), ("settle", "gu")]
    assert [one for one in entries if "ZX" in one.text or "否" in one.text] == []
    assert list(drifted()) == []
