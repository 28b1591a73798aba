"""Statistics beside spending as the reader chooses: the division is written out, and nothing is said of causes."""

import re

import pytest

from guantong.apps.execution.pages.funds_test import shown
from guantong.apps.execution.pages.revenue_test import row
from tests.execution import CITY, JUNE, SCHOOL, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/indicators/?on={JUNE}&indicator=学位（个）&head=205"
OFFICE = {"unit_code": "QSB", "unit": "明湖区青石街道办事处"}


def counted(name: str, where: str, year: int, value: str, measure: str = "个") -> dict[str, object]:
    return {"indicator": name, "place": where, "year": year, "value": value, "measure": measure}


STATISTICS = {
    "indicator": [
        counted("学位", "青石街道", 2025, "4"), counted("学位", "柳桥街道", 2025, "6"), counted("学位", "青石街道", 2026, "5"),
        counted("学位", "柳桥街道", 2026, "7"), counted("学位", "石泉社区", 2026, "3"), counted("道路长度", "青石街道", 2026, "1.5", "公里"),
    ],
    "payment": [
        pay("2025-03-01", 50_00, SCHOOL, function_code="2050201", voucher_no="I1"), pay("2026-03-01", 100_00, SCHOOL, function_code="2050201", voucher_no="I2"),
        pay("2026-03-02", 20_01, OFFICE, function_code="2050999", voucher_no="I3"), pay("2026-03-03", 9_00, CITY, function_code="2120303", project_code="P01", voucher_no="I4"),
    ],
}  # fmt: skip


def years(page: str) -> list[list[str]]:
    body = page.rpartition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line)]
        for line in body.split("</tr>")[:-1]
    ]


def test_each_year_is_divided_in_sight(world: World) -> None:
    kept(world, STATISTICS)

    assert years(shown(world, HERE)) == [
        ["2025", "50.00", "10 个 2 处合计", "5.00", "50.00 元 ÷ 10 个 ＝ 5.00 元"],
        ["2026", "120.01", "12 个 2 处合计", "10.00", "120.01 元 ÷ 12 个 ＝ 10.00 元"],  # 12001 // 12 fen
    ]


def test_sub_districts_stand_beside_what_their_own_units_spent_and_communities_beside_nothing(world: World) -> None:
    kept(world, STATISTICS)

    page = shown(world, f"{HERE}&of=places")

    assert [row(page, where)["平均"] for where in ("青石街道", "柳桥街道")] == ["4.00", ""]  # 2001 // 5 fen
    communities = shown(world, f"{HERE}&of=places&level=community").rpartition("<tbody>")[2]
    assert ("石泉社区" in communities, "青石街道" in communities, "÷" in communities) == (True, False, False)


def test_what_was_spent_opens_its_payments_and_a_value_its_line(world: World) -> None:
    kept(world, STATISTICS)
    page = shown(world, HERE)

    spent = re.findall(r'<a href="(/execution/vouchers/[^"]*)">120.01', page)[0].replace("&amp;", "&")
    line = re.findall(r'<a href="(/feeds/deliveries/[^"]*)">5 个', shown(world, f"{HERE}&of=places"))[0]

    assert [number in shown(world, spent) for number in ("I1", "I2", "I3", "I4")] == [False, True, True, False]
    assert "青石街道" in shown(world, line)


def test_a_project_can_stand_beside_an_indicator_too_and_decimals_are_kept(world: World) -> None:
    kept(world, STATISTICS)

    told = years(shown(world, f"/execution/indicators/?on={JUNE}&indicator=道路长度（公里）&project=P01"))

    assert told == [["2026", "9.00", "1.5 公里", "6.00", "9.00 元 ÷ 1.5 公里 ＝ 6.00 元"]]


def test_what_is_not_to_be_chosen_is_left_out_and_beside_is_no_cause(world: World) -> None:
    kept(world, STATISTICS)

    page = shown(world, f"/execution/indicators/?on={JUNE}&indicator=床位&head=999&level=planet")

    assert ("并列不等于因果" in page, years(page)[-1][1]) == (True, f"{100 + 20.01 + 9:.2f}")


def test_without_statistics_and_before_anything_is_published_it_says_so(world: World) -> None:
    empty = shown(world, HERE)
    kept(world, {"payment": STATISTICS["payment"]})

    assert ("账册里还没有任何数据" in empty, "还没有统计指标" in shown(world, HERE)) == (True, True)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 403), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
