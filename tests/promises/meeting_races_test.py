"""T10 of meetings: somebody changes an answer at the moment of the close; closed twice at once. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.consensus import answering, operations
from guantong.apps.consensus.models import Sheet
from guantong.apps.journal.queries import entries_of
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.consensus import STATEMENTS, Held, deputies, standing
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 6
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    deputies(contested, 5)
    return contested


def running(world: World) -> Held:
    """A meeting in which five agreed to one statement."""
    asked = [name for name in world.people if name.startswith("deputy")]
    made = operations.prepare(title="照明", question="先补哪里？", held_on=world.now.date(), people=asked, statements=STATEMENTS[:1], by=world.standing("shen"), as_of=world.now)  # fmt: skip
    held = Held(world, made, asked).does("open_meeting")
    for who in asked:
        held.says(who, STATEMENTS[0], "agree")
    return held


def told(ends: list[Any]) -> int:
    """Return how many were told that they came too late."""
    return sum(isinstance(end, (Stale, NotAllowed)) for end in ends)


def answered_into_the_close(world: World) -> bool:
    """What was taken is counted, what came too late is refused; nothing that was said is left."""
    held = running(world)
    row, by = held.read(), standing(world, "shen")

    def close() -> Any:
        return operations.close(meeting=row, version=row.version, by=by, as_of=world.now)

    with meeting((answering, "held"), (operations, "held")):
        said, closed = at_once(lambda: held.says(held.asked[0], STATEMENTS[0], "disagree"), close)
    taken = not isinstance(said, Exception)
    counted = held.read().outcome["statements"][0]["whole"] if not isinstance(closed, Exception) else None
    left = Sheet.objects.filter(meeting=row).count()
    Sheet.objects.filter(meeting=row).delete()
    return (counted, left) != ([4, 1, 0] if taken else [5, 0, 0], 0)


def closed_twice(world: World) -> bool:
    """A meeting is counted once, by the one whose version still stood."""
    held = running(world)
    row = held.read()

    def close(who: str) -> Callable[[], Any]:
        by = standing(world, who)
        return lambda: operations.close(meeting=row, version=row.version, by=by, as_of=world.now)

    with meeting((operations, "held")):
        ends = at_once(close("shen"), close("gu"))
    return (told(ends), entries_of(held.read()).filter(verb="close").count()) != (1, 1)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", [answered_into_the_close, closed_twice], ids=lambda one: one.__name__)
def test_of_two_at_once_each_is_whole_or_refused(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    with mutants.meetings_changed_without_lock() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
