"""T10 of the two lists: two put forward at once, two versions of one list at once. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.consultation import operations, plans
from guantong.apps.consultation.models import Call, PlanFile, PlanLine, Suggestion
from guantong.apps.consultation.plan_reading import compared, plan_of
from guantong.apps.consultation.plans_test import CANTEEN, LAMPS, brought, workbook
from guantong.apps.journal.queries import entries_of
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.consultation import drafted
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 6
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files_folder")]


@pytest.fixture
def world(contested: World) -> World:
    return contested


def two_of_one_number(world: World) -> bool:
    """Of two put forward at once each has a number of its own."""
    by, names = world.standing("lin"), [f"路灯 {Suggestion.objects.count()} {at}" for at in "ab"]
    rows = [drafted(world, title=name) for name in names]

    def put(row: Suggestion) -> Callable[[], Any]:
        return lambda: operations.submit(suggestion=row, version=row.version, by=by, as_of=world.now)

    with meeting((operations, "in_turn")):
        ends = at_once(*map(put, rows))
    return len({end.number for end in ends if isinstance(end, Suggestion)}) != len(rows)


def two_versions_of_one_turn(world: World) -> bool:
    """Of two versions taken in at once one stands, and the other side is told that things changed since the preview."""
    PlanLine.objects.all().delete()
    by = world.standing("fang")
    files = [brought(world, workbook(LAMPS)), brought(world, workbook(CANTEEN))]

    def take(of: PlanFile) -> Callable[[], Any]:
        plan = plan_of(compared(of, by))
        return lambda: plans.take_in(of=of, plan=plan, by=by, as_of=world.now)

    with meeting((plans, "in_turn")):
        ends = at_once(*map(take, files))
    done = [end for end in ends if isinstance(end, PlanFile)]
    return (sum(isinstance(end, BadInput) for end in ends), len(done)) != (1, 1)


def put_forward_twice(world: World) -> bool:
    """A draft is put forward once, by the one whose version still stood."""
    row, by = drafted(world, title=f"再提 {Suggestion.objects.count()}"), world.standing("lin")

    def put() -> Any:
        return operations.submit(suggestion=row, version=row.version, by=by, as_of=world.now)

    with meeting((operations, "held")):
        ends = at_once(put, put)
    told = sum(isinstance(end, (Stale, NotAllowed)) for end in ends)
    return (told, entries_of(row).filter(verb="submit").count()) != (1, 1)


RACES = (
    (two_of_one_number, mutants.calls_numbered_out_of_turn),
    (two_versions_of_one_turn, mutants.calls_numbered_out_of_turn),
    (put_forward_twice, mutants.suggestions_changed_without_lock),
)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize(("race", "switched_off"), RACES, ids=lambda one: one.__name__)
def test_of_two_at_once_each_has_its_turn(
    world: World, race: Callable[[World], bool], switched_off: Callable[[], Any], mutant: bool
) -> None:
    with switched_off() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert Call.objects.count() == 1
