"""The cumulative rate of approved plans alone; what the books do not hold is not known."""

from datetime import date

import pytest

from guantong.apps.adjustments import operations
from guantong.apps.adjustments.cumulative import Rate, rates_of
from guantong.apps.adjustments.models import Plan
from tests.adjustments import received, with_items
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 10)


def approved(world: World, plan: Plan) -> Plan:
    office = {"by": world.standing("wen"), "as_of": world.now}
    plan = operations.submit(plan=plan, submitted_on=DAY, version=plan.version, **office)
    return operations.approve(plan=plan, decision="明人常〔2026〕18号", decided_on=DAY, version=plan.version, **office)


def test_raised_and_cut_are_added_of_approved_plans_and_without_books_the_rate_is_not_known(world: World) -> None:
    approved(world, with_items(world, received(world)))
    with_items(world, received(world, number=8))

    whole, school, pipes = rates_of(2026, world.standing("shen"), DAY)

    assert (whole.unit, whole.raised, whole.cut, whole.net, whole.points) == (
        "全区",
        25_000_000,
        5_000_000,
        20_000_000,
        None,
    )
    assert [(one.unit, one.raised, one.cut) for one in (school, pipes)] == [
        ("明湖区城市管理局", 25_000_000, 0), ("明湖区教育局", 0, 5_000_000),
    ]  # fmt: skip
    page = world.signed_in("shen").get("/adjustments/rates/").content.decode()
    assert "账册没有，不能计算" in page


def test_the_rate_is_what_was_raised_and_cut_of_what_was_approved() -> None:
    assert Rate("101", "水务局", 2, 300, 200, 10_000).points == 500  # 5 %
    assert Rate("101", "水务局", 2, 300, 200, 0).points is None
