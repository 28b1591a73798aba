"""Targets reached stand beside money spent, as filled in and as the books hold it up to the same month; no data is not nothing."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.evaluations import project_work
from guantong.apps.evaluations.models import Performance
from guantong.apps.evaluations.monitoring import monitored
from guantong.apps.evaluations.project_work_test import COST, LENGTH, does, reads
from tests.execution import BOOKS, CITY, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/evaluations/monitoring/"
TODAY = date(2026, 11, 12)


def road(world: World, **facts: Any) -> Performance:
    given = {"year": 2026, **CITY, "project_code": "P01", "project": "道路修缮", **facts}
    row = project_work.set_up(**given, by=world.standing("shen"), as_of=world.now)
    row = project_work.enter_targets(
        performance=row, aims=[LENGTH, COST], version=row.version, by=world.standing("shen"), as_of=world.now
    )
    return does(world, row, "approve_targets", document="号")


def test_both_sides_stand_side_by_side_and_the_books_reach_to_the_same_month(world: World) -> None:
    kept(world, BOOKS)
    row = road(world)
    reads(world, row, "新增路灯", month=3, value=60_000)
    reads(world, row, "单灯成本", month=3, value=2_900_000)
    reads(world, row, month=3, budget=1000_00, spent=350_00)

    (one,) = monitored(2026, world.standing("shen"), TODAY)

    assert (one.targets, one.reached, one.below, one.unread) == (2, 1, 1, 0)  # 60 of 120; 2,900 of at most 3,000
    assert (one.month, one.spent_month) == (3, 3)
    assert (one.filled, one.booked) == (3500, 300_00 * 10_000 // 1000_00)  # by March the books hold 300.00 of 1,000.00
    assert one.apart == 3500 - 3000


def test_a_target_nobody_read_or_without_data_is_counted_as_such(world: World) -> None:
    row = road(world)
    reads(world, row, "新增路灯", why_none="设备未验收", file="", place="")

    (one,) = monitored(2026, world.standing("shen"), TODAY)

    assert (one.reached, one.below, one.unread, one.filled, one.booked) == (0, 0, 2, None, None)
    page = world.signed_in("shen").get(HERE).content.decode()
    assert ("账册没有，不能计算" in page, "未登记监控数据" in page) == (True, True)


def test_a_unit_sees_its_own_and_a_deputy_nothing(world: World) -> None:
    road(world)
    road(world, unit_code="JY", unit="明湖区教育局", project_code="J01", project="校园安防")

    assert [one.project for one in monitored(2026, world.standing("qin"), TODAY)] == ["道路修缮"]
    assert world.signed_in("lin").get(HERE).status_code == 403


def test_the_queries_do_not_grow_with_the_projects(world: World, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        road(world, project_code=f"X{number}", project=f"道路修缮{number}")
    client = world.signed_in("shen")
    client.get(HERE)

    with django_assert_max_num_queries(30):
        assert "共 12 条" in client.get(HERE).content.decode()
