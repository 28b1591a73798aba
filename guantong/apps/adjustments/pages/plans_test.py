"""The list of plans: whoever is inside sees all, a deputy what was published; as many queries for three as for one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.adjustments import received, session_on
from tests.world import World

pytestmark = pytest.mark.django_db


def queries(world: World) -> int:
    client = world.signed_in("shen")
    client.get("/adjustments/")
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get("/adjustments/").status_code == 200
    return len(caught)


def test_three_plans_cost_what_one_does(world: World) -> None:
    session = session_on(world, date(2026, 12, 1))
    received(world, session=session)
    one = queries(world)
    received(world, number=8, session=session)
    received(world, number=9, session=session)

    assert queries(world) == one


def test_a_deputy_reads_what_was_published_and_is_offered_nothing_to_register(world: World) -> None:
    received(world)

    inside, outside = (world.signed_in(who).get("/adjustments/").content.decode() for who in ("shen", "lin"))

    assert "2026年区级预算调整初步方案" in inside
    assert "登记收到" in inside
    assert "2026年区级预算调整初步方案" not in outside
    assert "登记收到" not in outside
