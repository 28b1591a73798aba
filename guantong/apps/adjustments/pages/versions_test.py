"""Two versions without a difference say so; a plan one does not see is not there."""

from datetime import date

import pytest

from guantong.apps.adjustments import studying
from tests.adjustments import received, with_items
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_revised_plan_that_changes_nothing_says_so(world: World) -> None:
    plan = with_items(world, received(world))
    studying.revise(
        plan=plan, came_on=date(2026, 11, 12), note="", version=plan.version, by=world.standing("cao"), as_of=world.now
    )

    assert "两版没有不同" in world.signed_in("shen").get(f"/adjustments/{plan.pk}/versions/").content.decode()
    assert world.signed_in("lin").get(f"/adjustments/{plan.pk}/versions/").status_code == 404
