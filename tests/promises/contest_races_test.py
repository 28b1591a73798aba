"""T10 of votes on projects: cast twice, cast while closing, two tellers at once, two who announce or vote again. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.ballots import counting, operations
from guantong.apps.ballots import moving as box_moving
from guantong.apps.ballots.models import CountSheet, Mark, Sealed, Slip
from guantong.apps.contests import moving
from guantong.apps.contests import operations as contests
from guantong.apps.contests.models import Contest
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.contests import OTHERS, TELLERS, fixed, pile, sealed, ten
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 10
TIE = pile((12, ten(11, 12)), (12, ten(10, 12)))
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told that they came too late."""
    return sum(isinstance(end, (Stale, NotAllowed)) for end in ends)


def chose_twice(world: World) -> bool:
    """Of two ballots of one member one is in the box, and the other side is told."""
    _, vote = sealed(world, 2)
    vote.opened()
    own = vote.standing("member01")

    def cast(mark: str) -> Callable[[], Any]:
        return lambda: operations.cast(box=vote.box, marks=[mark], by=own, as_of=world.now)

    with meeting((box_moving, "locked")):
        ends = at_once(cast("1"), cast("2"))
    marks, ballots = Mark.objects.filter(seat__box=vote.box).count(), Sealed.objects.filter(box=vote.box).count()
    return (told(ends), marks, ballots) != (1, 1, 1)


def chose_while_closed(world: World) -> bool:
    """A ballot is in before the box is closed, or refused: none comes after."""
    _, vote = sealed(world, 2)
    vote.opened()
    own = vote.standing("member01")
    with meeting((box_moving, "locked")):
        ends = at_once(
            lambda: operations.cast(box=vote.box, marks=["1"], by=own, as_of=world.now),
            lambda: operations.close(box=vote.box, version=vote.box.version, by=vote.staff, as_of=world.now),
        )  # fmt: skip
    if isinstance(ends[0], Exception):
        return told(ends) != 1
    return bool(Entry.objects.get(key=ends[0].journal_key).pk > entries_of(vote.read().box).get(verb="close").pk)


def recounted_twice(world: World) -> bool:
    """Of two who type the recount at once one is told: the sheets are in the box once."""
    held = fixed(world).opened().closed().typed(present=24, issued=24, sheets=TIE)
    box = held.box

    def repeat(who: str, one: str, two: str) -> Callable[[], Any]:
        return lambda: counting.repeat_count(
            box=box, version=box.version, present=24, issued=24, sheets=TIE, teller_one=one, teller_two=two,
            by=world.standing(who), as_of=world.now,
        )  # fmt: skip

    with meeting((box_moving, "locked")):
        ends = at_once(repeat("wen2", one="丙", two="丁"), repeat("wen2", one="戊", two="己"))
    sheets = CountSheet.objects.filter(box=box, recount=True).count()
    return (told(ends), sheets, Slip.objects.filter(box=box).count()) != (1, 1, 24)


def voted_again_twice(world: World) -> bool:
    """Of two run-offs prepared at once there is one."""
    held = fixed(world).counted(present=24, issued=24, sheets=TIE).announced()

    def again() -> Any:
        return contests.vote_again(
            contest=held.contest,
            held_on=world.now.date(),
            version=held.contest.version,
            by=world.standing("wen"),
            as_of=world.now,
        )

    with meeting((moving, "locked")):
        ends = at_once(again, again)
    return (told(ends), Contest.objects.filter(after=held.contest).count()) != (1, 1)


BOX_RACES = (chose_twice, chose_while_closed, recounted_twice)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", [*BOX_RACES, voted_again_twice], ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    removed = (
        mutants.boxes_changed_without_lock_or_sheets_once
        if race in BOX_RACES
        else mutants.contests_changed_without_lock
    )
    with removed() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []


def test_tellers_and_others_are_four_people() -> None:
    assert len({*TELLERS.values(), *OTHERS.values()}) == 4
