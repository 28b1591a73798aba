"""The revenue forecast: base, growth and assumptions as stated, tax and one-off receipts apart, the error of whole years."""

import re
from typing import Any

import pytest

from guantong.apps.execution.pages.funds_test import facts, shown
from guantong.apps.execution.pages.revenue_test import cells, month, row
from tests.drafts import AUTUMN
from tests.execution import PAYMENTS, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/drafts/revenue/?on={AUTUMN}"


def forecast(
    code: str, name: str, nature: str, base: Any, growth: Any, fen: int, says: str = "按销售额测算"
) -> dict[str, Any]:
    return {
        "year": 2027, "code": code, "name": name, "nature": nature, "base": base, "growth": growth, "amount": fen, "assumption": says,
        "stated_by": "区税务局",
    }  # fmt: skip


REVENUE = {
    "payment": PAYMENTS,
    "revenue_month": [month(f"2025-{at:02}", "10101", "增值税", "税收收入", 110_00, 1200_00) for at in range(1, 13)],
    "revenue_forecast": [
        forecast("10101", "增值税", "税收收入", 1000_00, 5, 1050_00), forecast("10307", "国有资源有偿使用收入", "非税收入", 300_00, 0, 450_00),
        forecast("10304", "行政事业性收费收入", "非税收入", None, None, 100_00, ""),
    ],
}  # fmt: skip


def test_a_forecast_stands_with_its_base_growth_and_assumption(world: World) -> None:
    kept(world, REVENUE)

    page = shown(world, HERE)
    told = row(page, "增值税")

    assert (told["预测基数"], told["预测增幅"], told["预测数"], told["请说明"]) == ("0.10", "5.0", "0.11", "")
    assert ("2027年收入预测" in page, "按销售额测算" in page, "区税务局" in page) == (True, True, True)


def test_what_is_not_stated_and_what_does_not_follow_is_asked(world: World) -> None:
    kept(world, REVENUE)

    page = shown(world, HERE)

    assert row(page, "行政事业性收费收入")["请说明"] == "没有写：基数、增幅、假设"
    assert row(page, "国有资源有偿使用收入")["请说明"] == "预测数与基数乘增幅不符"  # 450.00 of 300.00 with no growth


def test_tax_non_tax_and_one_off_receipts_have_their_sums(world: World) -> None:
    kept(world, REVENUE)

    page = shown(world, HERE)

    feet = [cells(part)["预测数"] for part in page.partition("<tfoot>")[2].partition("</tfoot>")[0].split("</tr>")[:-1]]
    told = [re.sub("<[^>]*>", "", fact).strip() for fact in facts(page)]
    assert feet == ["0.11", "0.06", "0.05", "0.16"]  # 1,050 and 550 of 1,600 元, of it 450 one-off
    assert told[1].endswith("65.6%")  # 1,050 of 1,600


def test_the_error_of_a_whole_year_is_what_came_beside_its_forecast(world: World) -> None:
    kept(world, REVENUE)

    assert "<dt>2025</dt><dd>10.0%" in shown(world, HERE)  # 12 × 110 = 1,320 of 1,200


def test_without_a_forecast_it_is_asked_for(world: World) -> None:
    empty = shown(world, HERE)
    kept(world, {"payment": PAYMENTS})

    assert "账册里还没有任何数据" in empty
    assert "请财政、税务部门按科目说明基数、增幅和测算假设" in shown(world, HERE)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 403), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
