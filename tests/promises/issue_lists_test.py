"""What comes in from files: what nobody looked at is not taken in, what was changed on its way back is not believed (T8).

Each mechanism has its mutant, with which the same walk goes wrong; on PostgreSQL two who take one list in do it once.
"""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any

import pytest

from guantong.apps.findings import list_operations
from guantong.apps.findings.list_preview import plan_of
from guantong.apps.findings.models import Matter
from guantong.apps.findings.taking_down_test import RECEIPT, brought, first_cell, sheet, taken_down
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.findings import handed_over, planned, registered
from tests.issue_lists import FEES, LIGHTS, mapped, previewed, taken_in
from tests.issue_lists import brought as list_brought
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

REFUSED = (BadInput, NotAllowed, Stale)


def tried(what: Callable[[], Any]) -> None:
    with suppress(REFUSED):
        what()


def taken_in_unseen(world: World) -> bool:
    """A list is taken in though it would do by now what its preview did not show."""
    of = mapped(world, list_brought(world, LIGHTS, FEES))
    plan = plan_of(previewed(world, of))
    taken_in(world, mapped(world, list_brought(world, LIGHTS, file_name="另一份.xlsx")))
    tried(lambda: list_operations.take_in(of=of, plan=plan, by=world.standing("shen"), as_of=world.now))
    return Matter.objects.count() != 1


def believed_though_changed(world: World) -> bool:
    """What was typed for one matter is taken down for another, whose id somebody wrote over it."""
    mine, other = handed_over(world), handed_over(world, registered(world, title="会议费超范围"))
    raw = sheet(world, {mine.pk: RECEIPT}, first_cell("pk", str(other.pk)))
    book = [row for row in brought(world, raw).rows if row["row"] == "3"]
    of = brought(world, raw, signed_by="程局长（签字）")
    of.rows = book
    of.save(update_fields=["rows"])
    tried(lambda: taken_down(world, of))
    other.refresh_from_db()
    return bool(other.state == "acknowledged")


def taken_down_unproved(world: World) -> bool:
    """A result stands in the ledger though no file proves it."""
    matter = planned(world)
    of = brought(world, sheet(world, {matter.pk: {"result": "已收回。"}}))
    tried(lambda: taken_down(world, of))
    matter.refresh_from_db()
    return bool(matter.state == "submitted")


WALKS = (
    (taken_in_unseen, mutants.previews_taken_in_as_they_are_now),
    (believed_though_changed, mutants.rows_unmarked),
    (taken_down_unproved, mutants.results_taken_down_without_proof),
)  # fmt: skip


@pytest.mark.django_db
@pytest.mark.usefixtures("files_folder")
@pytest.mark.parametrize(("walk", "mutant"), WALKS, ids=lambda one: one.__name__)
def test_it_holds_and_does_not_without_its_mechanism(
    world: World, walk: Callable[[World], bool], mutant: Callable[[], Any]
) -> None:  # fmt: skip
    assert walk(world) is False, mutant.__name__


@pytest.mark.django_db
@pytest.mark.usefixtures("files_folder")
@pytest.mark.parametrize(("walk", "mutant"), WALKS, ids=lambda one: one.__name__)
def test_without_its_mechanism_it_does_not_hold(
    world: World, walk: Callable[[World], bool], mutant: Callable[[], Any]
) -> None:
    with mutant():
        assert walk(world) is True


def taken_in_twice(world: World) -> bool:
    """Of two who take the same issues in at once from two lists one is told, and nothing stands there twice."""
    lists = [mapped(world, list_brought(world, LIGHTS, file_name=f"{n}.xlsx", year=2024 + n)) for n in range(2)]
    plans = [plan_of(previewed(world, of)) for of in lists]

    def take(at: int, who: str) -> Callable[[], Any]:
        by = world.standing(who)
        return lambda: list_operations.take_in(of=lists[at], plan=plans[at], by=by, as_of=world.now)

    with meeting((list_operations, "plan_of")):
        ends = at_once(take(0, "shen"), take(1, "gu"))
    return sum(isinstance(end, REFUSED) for end in ends) != 1 or Matter.objects.count() != 1 or bool(list(drifted()))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("files_folder")
@pytest.mark.parametrize("mutant", [None, mutants.sources_registered_again], ids=["whole", "without"])
def test_two_lists_of_the_same_issues_register_them_once(contested: World, mutant: Callable[[], Any] | None) -> None:
    with mutant() if mutant else nullcontext():
        assert taken_in_twice(contested) is (mutant is not None)
