"""The map of the district: every unit on one scale, its sums the ledger's to the fen, each unit seeing its own line only."""

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from tests.execution import BOOKS, JUNE, PAID, delivered, kept, pay
from tests.feeds import reversed_by
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/?on={JUNE}"


def shown(world: World, who: str = "shen", address: str = HERE) -> str:
    answer = world.signed_in(who).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sheet(world: World, who: str = "shen", more: str = "") -> list[list[object]]:
    answer = world.signed_in(who).get(f"{HERE}{more}&as=xlsx")
    return [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows()
    ]


def test_before_anything_is_published_the_page_says_who_owes_what(world: World) -> None:
    assert "账册里还没有任何数据" in shown(world)


def test_its_sum_is_the_ledgers_to_the_fen_and_what_has_no_budget_line_stands_apart(world: World) -> None:
    kept(world)

    page, rows = shown(world), sheet(world)

    assert f"{PAID / 100:,.2f} <small>元" in page
    heads, city, school, outside, whole = rows[:5]
    assert heads[:4] == ["单位", "类型", "预算（万元）", "已支付（万元）"]
    assert (city[0], city[3], school[0], school[3]) == ("明湖区城市管理局", 0.043284, "明湖区教育局", 0.0045)
    assert (outside[0], outside[3]) == ("其中：没有对应预算的支出", 0.001234)
    assert (whole[0], round(whole[3] * 1_000_000)) == ("合计", PAID)  # type: ignore[operator]


def test_how_far_behind_is_told_with_its_yardstick(world: World) -> None:
    kept(world)

    (city, school) = sheet(world)[1:3]

    assert city[5] == ((6 * 125_00 - 432_84) * 10_000 // 1500_00) / 100  # the plan of six months
    assert school[5] == (181 * 10_000 // 365 - 45_00 * 10_000 // 200_00) / 100  # no plan and no past: the calendar
    assert ("对照用款计划" in (page := shown(world)), "对照时间进度" in page) == (True, True)


@pytest.mark.parametrize(
    ("asked", "units"),
    [
        ("&q=csgl", ["明湖区城市管理局"]),
        ("&kind=school", ["明湖区教育局"]),
        ("&sort=-points", ["明湖区教育局", "明湖区城市管理局"]),
        ("&sort=points", ["明湖区城市管理局", "明湖区教育局"]),
    ],
)
def test_units_are_searched_filtered_and_put_in_the_order_of_their_gap(
    world: World, asked: str, units: list[str]
) -> None:
    kept(world)

    assert [row[0] for row in sheet(world, more=asked)[1 : 1 + len(units)]] == units


def test_month_by_month_it_is_the_same_money(world: World) -> None:
    kept(world)

    heads, city, _, _, whole = sheet(world, more="&view=months")[:5]

    assert heads[1:3] == ["1月（万元）", "2月（万元）"]
    assert city[1:8] == [0.03, 0, 0.01205, 0, 0.001234, 0, None]
    assert (whole[1], whole[6], whole[7], round(whole[13] * 1_000_000)) == (0.03, 0.0045, None, PAID)  # type: ignore[operator]


def test_a_unit_sees_its_own_line_and_the_sum_of_that_alone(world: World) -> None:
    kept(world)

    page = shown(world, "qin")

    assert ("明湖区城市管理局" in page, "明湖区教育局" in page) == (True, False)
    assert f"{(PAID - 45_00) / 100:,.2f} <small>元" in page


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("he", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status


def test_without_a_day_it_stands_at_the_end_of_the_month_of_the_latest_payment(world: World) -> None:
    kept(world)

    assert "截至 2026-06-30" in shown(world, address="/execution/")
    assert f"截至 {localdate()}" in shown(world, address="/execution/?on=2999-01-01")  # never later than today
    assert "截至 2025-12-31" in shown(world, address="/execution/?on=2025-12-31")


def test_a_correction_and_a_reversal_are_seen_at_once(world: World) -> None:
    kept(world)
    shown(world)
    corrected = delivered(world, "payment", [*BOOKS["payment"], pay("2026-06-30", 1_00)], edition=2)

    assert f"{(PAID + 1_00) / 100:,.2f} <small>元" in shown(world)
    reversed_by(world, corrected)
    assert f"{PAID / 100:,.2f} <small>元" in shown(world)


def test_fifty_units_a_page_and_the_same_questions_for_two_as_for_sixty(world: World) -> None:
    kept(world)
    client, costs = world.signed_in("shen"), []
    many = [pay("2026-06-01", 1_00, {"unit_code": f"U{at:03}", "unit": f"单位{at:03}"}) for at in range(60)]
    for edition in (None, 2):
        if edition:
            delivered(world, "payment", [*BOOKS["payment"], *many], edition=edition)
        client.get(HERE)
        with CaptureQueriesContext(connection) as counted:
            page = client.get(HERE).content.decode()
        costs.append(len(counted))

    assert ("第 1 页，共 2 页" in page, page.count('class="spark"')) == (True, 50)
    assert costs[0] == costs[1]
