"""Funds in place by source, on a day: of each project, of one source, in sum; of other units nothing."""

import pytest

from guantong.apps.execution.pages.funds_test import facts, shown
from guantong.apps.execution.pages.revenue_test import cells, row
from tests.execution import BOOKS, CITY, JUNE, SCHOOL, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/in-place/?on={JUNE}"


def funds(
    code: str, source: str, planned: int, due: str, allotted: int | None = None, on: str | None = None
) -> dict[str, object]:
    return {
        "project_code": code,
        "source": source,
        "due_on": due,
        "planned": planned,
        "allotted_on": on,
        "allotted": allotted,
    }


PLACED = {
    **BOOKS,
    "project": [
        {"project_code": "P01", "project": "道路修缮", **CITY, "key": "是"}, {"project_code": "P02", "project": "校舍扩建", **SCHOOL, "key": "否"},
    ],
    "project_funds": [
        funds("P01", "预算安排", 600_00, JUNE, 300_00, "2026-05-20"), funds("P01", "专项债券", 400_00, "2026-03-01", 400_00, "2026-03-05"),
        funds("P01", "专项债券", 100_00, "2026-09-30"), funds("P02", "预算安排", 400_00, "2026-02-01", 400_00, "2026-07-15"),
    ],
}  # fmt: skip
"""P01 is due 600.00 and 400.00 by June and has 700.00; P02 is due 400.00, which came in July."""


def test_each_project_stands_with_what_was_due_and_what_has_come(world: World) -> None:
    kept(world, PLACED)
    page = shown(world, HERE)

    road, school = row(page, "道路修缮"), row(page, "校舍扩建")

    assert [road[name] for name in ("类别", "计划安排", "截至当日应到位", "其中已到位", "到位率", "尚未到位")] == [
        "重点项目",
        "1,100.00",
        "1,000.00",
        "700.00",
        "70.0",
        "300.00",
    ]
    assert [school[name] for name in ("类别", "到位率", "尚未到位")] == ["其他项目", "0.0", "400.00"]
    assert cells(page.rpartition("<tfoot>")[2])["到位率"] == "50.0"  # 700 of 1400


def test_one_source_can_be_asked_for_and_every_source_has_its_rate(world: World) -> None:
    kept(world, PLACED)

    page = shown(world, f"{HERE}&source=bond")

    assert (row(page, "道路修缮")["到位率"], "校舍扩建" in page) == ("100.0", False)
    assert [fact.split(" ")[0] for fact in facts(page)] == ["30.0%", "100.0%", "—", "—"]  # 300 of 1000, 400 of 400


def test_key_projects_can_be_asked_for_alone_and_the_most_missing_first(world: World) -> None:
    kept(world, PLACED)

    assert "校舍扩建" not in shown(world, f"{HERE}&key=True")
    most = shown(world, f"{HERE}&sort=-missing").partition("<tbody>")[2]
    assert most.index("校舍扩建") < most.index("道路修缮")


def test_later_the_money_has_come(world: World) -> None:
    kept(world, PLACED)

    assert row(shown(world, "/execution/in-place/?on=2026-07-15"), "校舍扩建")["到位率"] == "100.0"


def test_the_page_of_a_project_says_it_too(world: World) -> None:
    kept(world, PLACED)

    page = shown(world, f"/execution/projects/P01/?on={JUNE}")

    assert ("2026-09-30" in page, "2026-03-05" in page) == (True, True)


def test_a_unit_sees_its_own_projects(world: World) -> None:
    kept(world, PLACED)

    page = shown(world, HERE, who="qin")

    assert ("道路修缮" in page, "校舍扩建" in page, cells(page.rpartition("<tfoot>")[2])["尚未到位"]) == (
        True,
        False,
        "300.00",
    )


def test_without_allotments_and_before_anything_is_published_it_says_so(world: World) -> None:
    empty = shown(world, HERE)
    kept(world)

    assert ("账册里还没有任何数据" in empty, "没有您可以看到的项目资金安排" in shown(world, HERE)) == (True, True)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
