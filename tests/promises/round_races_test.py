"""T10 of looking back: a round fixed or drawn twice, a visit sent twice at once. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.findings import looking_back, visiting
from guantong.apps.findings.models import LookBack, Visit
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.rounds import DAYS, answers, drawn, ended, prepared, turns
from tests.world import World

INTERLEAVINGS = 5
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files_folder")]


@pytest.fixture
def world(contested: World) -> World:
    return contested


def twice(world: World, verb: str, state: Callable[[World], Any]) -> bool:
    """Of two who use a verb on a round at once, one does; the other is told."""
    row = state(world)
    later, by = world.now + timedelta(days=DAYS), [world.standing(who) for who in ("shen", "gu")]
    act = getattr(looking_back, verb)
    with meeting((looking_back, "locked")):
        ends = at_once(*(lambda who=who: act(round_=row, version=row.version, by=who, as_of=later) for who in by))  # type: ignore[misc]
    told = sum(isinstance(end, (Stale, NotAllowed)) for end in ends)
    return told != 1 or entries_of(row).filter(verb=verb).count() != 1


def fixed_twice(world: World) -> bool:
    """One seed is fixed: nobody takes the better of two."""
    return twice(world, "freeze", prepared)


def drawn_twice(world: World) -> bool:
    """It is drawn once."""
    return twice(world, "draw", lambda world: turns(world, "freeze", prepared(world)))


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", [fixed_twice, drawn_twice], ids=lambda race: race.__name__)
def test_a_round_is_fixed_once_and_drawn_once(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    ended(world)

    with mutants.rounds_changed_without_lock() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []


def sent_twice(world: World) -> bool:
    """A phone that sends twice at once has made one visit, and both sendings are answered with it."""
    visit = drawn(world, size=1).visits.get()
    later, by = world.now + timedelta(days=DAYS), world.standing("wen")

    def send() -> Visit:
        return visiting.hand_in(
            visit=Visit.objects.select_related("round", "matter").get(pk=visit.pk), sent=f"sending-{visit.pk}",
            on=later.date(), found="holds", words="相符", answers=answers(), by=by, as_of=later,
        )  # fmt: skip

    with meeting((visiting, "locked")):
        ends = at_once(send, send)
    same = all(isinstance(end, Visit) and end.pk == visit.pk for end in ends)
    return not same or LookBack.objects.filter(visit=visit).count() != 1


MUTANTS = {"": nullcontext, "lock": mutants.visits_handed_in_side_by_side, "known": mutants.sendings_not_known_again}


@pytest.mark.parametrize("mutant", MUTANTS, ids=list(MUTANTS))
def test_a_visit_sent_twice_at_once_is_one_visit(world: World, mutant: str) -> None:
    ended(world)

    with MUTANTS[mutant]():
        broken = sum(sent_twice(world) for _ in range(INTERLEAVINGS))

    assert (broken > 0) is bool(mutant)
    assert mutant or list(drifted()) == []
