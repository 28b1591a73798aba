"""T10 of livelihood items: two groups claim an item for one, two people confirm it at once. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest

from guantong.apps.journal.queries import entries_of
from guantong.apps.livelihood import claiming, progress
from guantong.apps.livelihood.models import Item
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.livelihood import taken_over
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 10
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told that they came too late."""
    return sum(isinstance(end, (Stale, NotAllowed)) for end in ends)


def _item(world: World) -> Item:
    return taken_over(world, number=Item.objects.count() + 1, one_group=True)


def claimed_by_two(world: World) -> bool:
    """Of two groups that claim an item for one at once, one has it, and the other is told."""
    item = _item(world)

    def claim(who: str, group: str) -> Callable[[], Any]:
        return lambda: claiming.claim(item=item, group=world.body(group), by=world.standing(who), as_of=world.now)

    with meeting((claiming, "_item_held")):
        ends = at_once(claim("lin", "GQS1"), claim("wen", "GLQ1"))
    return (told(ends), item.claims.filter(state="claimed").count()) != (1, 1)


def confirmed_twice(world: World) -> bool:
    """An item is confirmed once, by the one whose version still stood."""
    item = progress.say_done(
        item=_item(world), done_on=date(2026, 11, 1), words="已开放", version=1, by=world.standing("qin"), as_of=world.now
    )  # fmt: skip

    def confirm(who: str) -> Callable[[], Any]:
        return lambda: progress.confirm_done(
            item=item, built_on=date(2026, 11, 5), version=2, by=world.standing(who), as_of=world.now
        )

    with meeting((progress, "held")):
        ends = at_once(confirm("shen"), confirm("gu"))
    return (told(ends), entries_of(item).filter(verb="confirm_done").count()) != (1, 1)


RACES = (
    (claimed_by_two, mutants.items_claimed_without_lock),
    (confirmed_twice, mutants.items_changed_without_lock),
)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize(("race", "switched_off"), RACES, ids=lambda one: one.__name__)
def test_of_two_at_once_one_counts(
    world: World, race: Callable[[World], bool], switched_off: Callable[[], Any], mutant: bool
) -> None:
    with switched_off() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
