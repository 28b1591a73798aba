"""T10 of scores: given twice, given while the sheet is closed, opened twice, at once. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.evaluations import moving, operations, scoring
from guantong.apps.evaluations.models import Score, SealedScore, Slip
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.scores import scoring_of
from tests.world import World

INTERLEAVINGS = 8
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told that they came too late."""
    return sum(isinstance(end, (Stale, NotAllowed)) for end in ends)


def scored_twice(world: World) -> bool:
    """Of two secret scores of one deputy one is kept, and the other side is told."""
    made = scoring_of(world, 2, way="secret")
    own = made.standing("deputy01")

    def score(points: int) -> Callable[[], Any]:
        return lambda: scoring.score(sheet=made.sheet, points=[points] * 4, by=own, as_of=world.now)

    with meeting((moving, "locked")):
        ends = at_once(score(100), score(200))
    return (told(ends), SealedScore.objects.filter(sheet=made.sheet).count()) != (1, 1)


def scored_while_closed(world: World) -> bool:
    """A score is in before the sheet is closed, or refused: none comes after."""
    made = scoring_of(world, 2)
    own, version = made.standing("deputy01"), made.sheet.version
    with meeting((moving, "locked")):
        ends = at_once(
            lambda: scoring.score(sheet=made.sheet, points=[100] * 4, by=own, as_of=world.now),
            lambda: operations.close_scoring(sheet=made.sheet, version=version, by=made.staff, as_of=world.now),
        )  # fmt: skip
    if isinstance(ends[0], Exception):
        return told(ends) != 1
    closed = entries_of(made.read().sheet).get(verb="close_scoring")
    return Entry.objects.get(key=Score.objects.get(sheet=made.sheet).journal_key).pk > closed.pk


def opened_twice(world: World) -> bool:
    """Sealed scores are opened once: as many slips as were given."""
    made = scoring_of(world, 3, way="secret")
    for who in made.deputies:
        made.score(who, 10, 10, 10, 10)
    made.closed()

    def opening(who: str) -> Callable[[], Any]:
        by, (one, two) = made.standing(who), made.shares
        return lambda: operations.open_seals(sheet=made.sheet, share_one=one, share_two=two, by=by, as_of=world.now)

    with meeting((moving, "locked")):
        ends = at_once(opening("wen"), opening("he"))
    return told(ends) != 1 or Slip.objects.filter(sheet=made.sheet).count() != 3


RACES = (scored_twice, scored_while_closed, opened_twice)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_no_score_is_lost(
    world: World, race: Callable[[World], bool], mutant: bool
) -> None:
    with mutants.sheets_scored_without_mark() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []


def test_the_mark_alone_refuses_a_second_score(world: World) -> None:
    """Without the lock the conditional mark still keeps a deputy to one score."""
    with mutants.sheets_looked_at_without_lock():
        broken = sum(scored_twice(world) for _ in range(INTERLEAVINGS))

    assert broken == 0
