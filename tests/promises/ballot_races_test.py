"""T10 of ballots: a vote cast twice, a vote while the box is closed, a box opened twice, at once. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.ballots import moving, operations
from guantong.apps.ballots.models import Mark, Sealed, Slip
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.ballots import open_box
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


def voted_twice(world: World) -> bool:
    """Of two votes of one member one is in the box, and the other side is told."""
    vote = open_box(world, 2)
    own = vote.standing("member01")

    def cast(mark: str) -> Callable[[], Any]:
        return lambda: operations.cast(box=vote.box, marks=[mark], by=own, as_of=world.now)

    with meeting((moving, "locked")):
        ends = at_once(cast("satisfied"), cast("dissatisfied"))
    marks, ballots = Mark.objects.filter(seat__box=vote.box).count(), Sealed.objects.filter(box=vote.box).count()
    return (told(ends), marks, ballots) != (1, 1, 1)


def voted_while_closed(world: World) -> bool:
    """A vote is in before the box is closed, or refused: none comes after."""
    vote = open_box(world, 2)
    own = vote.standing("member01")
    with meeting((moving, "locked")):
        ends = at_once(
            lambda: operations.cast(box=vote.box, marks=["satisfied"], by=own, as_of=world.now),
            lambda: operations.close(box=vote.box, version=vote.box.version, by=vote.staff, as_of=world.now),
        )  # fmt: skip
    if isinstance(ends[0], Exception):
        return told(ends) != 1
    closed = entries_of(vote.read().box).get(verb="close")
    return Entry.objects.get(key=ends[0].journal_key).pk > closed.pk


def counted_twice(world: World) -> bool:
    """A box is opened once: as many ballots as were cast."""
    vote = open_box(world, 3)
    for who in vote.members:
        vote.cast(who, "satisfied")
    vote.closed()

    def count(who: str) -> Callable[[], Any]:
        by = vote.standing(who)
        return lambda: operations.count(
            box=vote.box, share_one=vote.shares[0], share_two=vote.shares[1], by=by,
            as_of=world.now,
        )  # fmt: skip

    with meeting((moving, "locked")):
        ends = at_once(count("wen"), count("he"))
    return told(ends) != 1 or Slip.objects.filter(box=vote.box).count() != 3


RACES = (voted_twice, voted_while_closed, counted_twice)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_no_vote_is_lost(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    with mutants.boxes_changed_without_lock() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []


def test_the_database_alone_refuses_a_second_mark(world: World) -> None:
    """Without the lock the constraint still keeps a member to one vote."""
    broken = 0
    with mutants.boxes_looked_at_without_lock():
        for _ in range(INTERLEAVINGS):
            broken += voted_twice(world)

    assert broken == 0
