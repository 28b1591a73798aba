"""T10 of matters: closed twice, closed while it is doubted, two who register one source. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.findings import operations
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.findings import handed_over, planned, registered, submitted, verified
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 10
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files_folder")]


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again."""
    return sum(isinstance(end, (Stale, NotAllowed, BadInput)) for end in ends)


def fresh(world: World) -> Matter:
    return verified(world, submitted(world, planned(world, handed_over(world, registered(world)))))


def closed_twice(world: World) -> bool:
    """It is closed once, by one; the other is told."""
    matter, later = fresh(world), world.now + timedelta(days=14)

    def close(who: str) -> Callable[[], Any]:
        by = world.standing(who)
        return lambda: operations.close_out(matter=matter, words=who, version=matter.version, by=by, as_of=later)

    with meeting((operations, "_sealed_still")):
        ends = at_once(close("gu"), close("wen"))
    return told(ends) != 1 or entries_of(matter).filter(verb="close_out").count() != 1


def closed_while_doubted(world: World) -> bool:
    """It is closed or given back to be verified again, never both."""
    matter, later = fresh(world), world.now + timedelta(days=14)
    gu, wen = world.standing("gu"), world.standing("wen")
    with meeting((operations, "held")):
        ends = at_once(
            lambda: operations.close_out(matter=matter, words="销号", version=matter.version, by=gu, as_of=later),
            lambda: operations.doubt(matter=matter, words="再看", version=matter.version, by=wen, as_of=later),
        )
    done = set(entries_of(matter).filter(verb__in=("close_out", "doubt")).values_list("verb", flat=True))
    return told(ends) != 1 or len(done) != 1


def urged_over(world: World) -> bool:
    """No change is lost: of two who read the same, one is told."""
    matter = handed_over(world, registered(world))
    before = Matter.objects.get(pk=matter.pk).version

    def urge(who: str) -> Callable[[], Any]:
        by = world.standing(who)
        return lambda: operations.urge(matter=matter, words=who, version=before, by=by, as_of=world.now)

    with meeting((operations, "held")):
        ends = at_once(urge("gu"), urge("shen"))
    matter.refresh_from_db()
    return told(ends) != 1 or matter.version != before + 1


RACES = (closed_twice, closed_while_doubted, urged_over)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    with mutants.matters_changed_without_lock() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
def test_one_source_is_registered_once_by_two_at_once(world: World, mutant: bool) -> None:
    def register(who: str, number: int) -> Callable[[], Any]:
        by, path = world.standing(who), world.body("CG").path
        return lambda: operations.register(
            kind="audit_issue", source="audit_report", source_key=f"audit.line/{number}", title="多报", says="多报。", year=2026,
            pace="staged", path=path, by=by, as_of=world.now,
        )  # fmt: skip

    twice = 0
    with mutants.sources_registered_again() if mutant else nullcontext():
        for number in range(INTERLEAVINGS):
            at_once(register("gu", number), register("shen", number))
            twice += Matter.objects.filter(source_key=f"audit.line/{number}").exclude(state="withdrawn").count() != 1

    assert (twice > 0) is mutant
