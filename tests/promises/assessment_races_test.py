"""T10 of assessments: two who record a way at once, announced twice, proposed again twice. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.findings import assessing
from guantong.apps.findings.models import Assessment
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.assessments import committee, counted, decided, failed, proposed, rule_in_force, voting
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 5
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    committee(contested)
    rule_in_force(contested)
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again."""
    return sum(isinstance(end, (Stale, NotAllowed, BadInput)) for end in ends)


def recorded_twice(world: World) -> bool:
    """One way stands, recorded by one; the other is told."""
    assessment = failed(world, proposed(world))

    def record(who: str, way: str) -> Callable[[], Any]:
        by = world.standing(who)
        return lambda: assessing.record_way(
            assessment=assessment, way=way, organ="plenary", document=way, decided_on=world.now.date(),
            version=assessment.version, by=by, as_of=world.now,
        )  # fmt: skip

    with meeting((assessing, "members_on")):
        ends = at_once(record("gu", "follow_up"), record("wen", "report_again"))
    return told(ends) != 1 or assessment.ways.filter(taken_back=False).count() != 1


def announced_twice(world: World) -> bool:
    """It is announced once."""
    assessment = counted(world, voting(world, proposed(world)), 6, 4, 14)

    def announce(who: str) -> Callable[[], Any]:
        by = world.standing(who)
        return lambda: assessing.announce(assessment=assessment, version=assessment.version, by=by, as_of=world.now)

    with meeting((assessing, "_found")):
        ends = at_once(announce("gu"), announce("wen"))
    return told(ends) != 1 or entries_of(assessment).filter(verb="announce").count() != 1


def assessed_again_twice(world: World) -> bool:
    """One assessment follows another, and only one."""
    assessment = decided(world, failed(world, proposed(world)))
    day = world.now.date() + timedelta(days=30)

    def again(who: str) -> Callable[[], Any]:
        by = world.standing(who)
        return lambda: assessing.assess_again(
            assessment=assessment,
            title=who,
            session="会议",
            held_on=day,
            version=assessment.version,
            by=by,
            as_of=world.now,
        )

    ends = at_once(again("gu"), again("shen"))
    return told(ends) != 1 or Assessment.objects.filter(earlier=assessment).count() != 1


RACES = {
    recorded_twice: mutants.assessments_changed_without_lock,
    announced_twice: mutants.assessments_changed_without_lock,
}


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    with RACES[race]() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []


def test_one_assessment_follows_another(world: World) -> None:
    assert [assessed_again_twice(world) for _ in range(INTERLEAVINGS)] == [False] * INTERLEAVINGS
