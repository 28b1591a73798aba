"""T10 of adjustments: approved while it is rejected, the same workbook taken in twice. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from itertools import count
from typing import Any

import pytest

from guantong.apps.adjustments import items, moving, operations
from guantong.apps.adjustments.moving import current
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.adjustments import PIPES, SCHOOL, brought, received
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 5
pytestmark = pytest.mark.django_db(transaction=True)
NUMBERS = count(1)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again."""
    return sum(isinstance(end, (Stale, NotAllowed, BadInput)) for end in ends)


def approved_while_rejected(world: World) -> bool:
    """One decision is noted, the other side is told."""
    day, office = date(2026, 11, 10), {"by": world.standing("wen"), "as_of": world.now}
    plan = operations.submit(plan=received(world, number=next(NUMBERS)), submitted_on=day, version=1, **office)
    facts = {"plan": plan, "decision": "明人常〔2026〕40号", "decided_on": day, "version": 2, **office}
    ends = at_once(lambda: operations.approve(**facts), lambda: operations.reject(**facts))
    return told(ends) != 1 or entries_of(plan).filter(verb__in=("approve", "reject")).count() != 1


def taken_in_twice(world: World) -> bool:
    """A workbook taken in by two at once stands in the plan once."""
    plan = brought(world, received(world, number=next(NUMBERS)), PIPES, SCHOOL)

    def take_in(who: str) -> Callable[[], Any]:
        return lambda: items.take_in_items(plan=plan, version=plan.version, by=world.standing(who), as_of=world.now)

    ends = at_once(take_in("shen"), take_in("cao"))
    return told(ends) != 1 or current(plan).items.filter(dropped=False).count() != 2  # as brought


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", [approved_while_rejected, taken_in_twice], ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    with mutants.adjustments_changed_without_lock() if mutant else nullcontext(), meeting((moving, "_locked")):
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []
