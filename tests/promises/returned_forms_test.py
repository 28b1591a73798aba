"""Forms that come back: what was changed on the way is not believed, and two who take one down do it once (离线表)."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any

import pytest

from guantong.apps.findings import taking_twins
from guantong.apps.findings.models import Matter
from guantong.apps.findings.returned_rows import plan_of
from guantong.apps.findings.twins_test import HARD
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.findings import handed_over, planned, registered
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.twins import brought, column, lines, sheet, taken_down
from tests.world import World

REFUSED = (BadInput, NotAllowed, Stale)
pytestmark = pytest.mark.usefixtures("files_folder")


def believed_though_changed(world: World) -> bool:
    """More time is asked for another matter than the sheet left for: somebody wrote over its id."""
    planned(world)
    other = planned(world, handed_over(world, registered(world, title="会议费超范围")))

    def change(page: Any) -> None:
        page.delete_rows(4)  # the row of the other itself
        page.cell(3, column("extensions", "row_id")).value = str(other.pk)
        page.cell(3, column("extensions", "row_version")).value = str(other.version)

    changed = sheet(world, "extensions", "CG", [{"until": "2027-03-31", "reason": "流标"}], change)
    with suppress(*REFUSED):
        taken_down(world, brought(world, "extensions", "CG", changed))
    return other.extensions.exists()


@pytest.mark.parametrize("mutant", [None, mutants.forms_unmarked], ids=["whole", "without"])
def test_an_id_that_was_written_over_is_not_believed(world: World, mutant: Callable[[], Any] | None) -> None:
    with mutant() if mutant else nullcontext():
        assert believed_though_changed(world) is (mutant is not None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mutant", [None, mutants.forms_taken_down_without_lock], ids=["whole", "without"])
def test_two_who_take_one_form_down_do_it_once(contested: World, mutant: Callable[[], Any] | None) -> None:
    of = brought(contested, "difficulties", "CG", sheet(contested, "difficulties", "CG", [HARD]))
    plan = plan_of(lines(contested, of))

    def take(who: str) -> Callable[[], Any]:
        by = contested.standing(who)
        return lambda: taking_twins.take_down(of=of, plan=plan, by=by, as_of=contested.now)

    with mutant() if mutant else nullcontext(), meeting((taking_twins, "compared")):
        ends = at_once(take("shen"), take("gu"))

    once = (sum(isinstance(end, REFUSED) for end in ends), Matter.objects.count(), list(drifted())) == (1, 1, [])
    assert once is (mutant is None)
