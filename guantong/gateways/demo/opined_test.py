"""明湖区's opinions: one landed, one answered in part, one general, one merged, one raised again (演示意见)."""

import pytest

from guantong.gateways.demo.opined import grow_opinions
from tests.budget_versions import both, line
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
FIRST, SECOND = "一上", "二上"
DRAFT = [
    line(FIRST, "P01", 90_000_00, "道路修缮"), line(SECOND, "P01", 80_000_00, "道路修缮"),
    line(FIRST, "P02", 50_000_00, "绿化养护"), line(SECOND, "P02", 46_000_00, "绿化养护"),
    line(FIRST, "P03", 30_000_00, "会议活动"), line(SECOND, "P03", 28_000_00, "会议活动"),
    line(FIRST, "P04", 20_000_00, "食堂改造"), line(SECOND, "P04", 20_000_00, "食堂改造"),
]  # fmt: skip


def test_opinions_stand_where_the_file_says(world: World) -> None:
    both(world, DRAFT)

    grown = grow_opinions(world.people, lambda: world.now)

    for one in grown:
        one.refresh_from_db()
    assert [(one.state, one.outcome, one.landing, one.change_asked, one.amount) for one in grown] == [
        ("verified", "adopted", "landed", -10_000_00, -10_000_00),
        ("merged", "", "", -10_000_00, None),
        ("verified", "partly", "landed", -4_000_00 * 150 // 100, -4_000_00 * 60 // 100),
        ("verified", "adopted", "not", -5_000_00, -5_000_00),
        ("replied", "adopted", "", None, None),
        ("raised", "", "", -2_000_00 * 50 // 100, None),
    ]
    assert [one.later.count() for one in grown] == [0, 0, 0, 1, 0, 0]
    assert grown[0].proposers.first().rating == "satisfied"
