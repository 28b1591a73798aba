"""The rows that wait: what is wrong at each, set aside without a trace in the plan."""

import pytest

from guantong.apps.adjustments.moving import current
from tests.adjustments import PIPES, SCHOOL, brought, received
from tests.world import World

pytestmark = pytest.mark.django_db


def test_what_was_brought_is_set_aside_and_the_plan_stays_as_it_was(world: World) -> None:
    plan = brought(world, received(world), PIPES, SCHOOL)
    client = world.signed_in("cao")

    answer = client.post(f"/adjustments/{plan.pk}/items/", {"verb": "set_items_aside", "version": 2})

    assert answer.status_code == 302
    assert (current(plan).content, current(plan).items.count()) == ([], 0)
    assert "没有等待导入的明细" in client.get(f"/adjustments/{plan.pk}/items/").content.decode()


def test_a_plans_own_sum_that_is_not_the_sum_is_told(world: World) -> None:
    total = ("", "合计", "", "", "1800000", "210000", "2000000", "", "", "")
    plan = brought(world, received(world), PIPES, SCHOOL, total)

    page = world.signed_in("shen").get(f"/adjustments/{plan.pk}/items/").content.decode()

    assert "各项增减之和 200,000.00 元，相差 10,000.00 元" in page


def test_outside_nobody_looks_at_what_waits(world: World) -> None:
    plan = brought(world, received(world), PIPES)

    assert [world.signed_in(who).get(f"/adjustments/{plan.pk}/items/").status_code for who in ("lin", "qin")] == [
        403,
        403,
    ]
