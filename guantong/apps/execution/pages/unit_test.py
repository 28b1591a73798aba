"""The page of a unit: its projects sum to it, the chart has plan, actual, the year before and a forecast with its interval."""

import json
import re
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from guantong.apps.diagnosis.models import Signal
from guantong.domain.fiscal.records.pace import forecasts
from guantong.domain.statistics.forecast import Forecast
from tests.books import judged
from tests.execution import BOOKS, CITY, JUNE, LINE, PAID, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/units/CG/?on={JUNE}"
STREETS = [{"unit_code": f"JD{n:02}", "unit": f"明湖区第{n}街道"} for n in range(10)]
"""Ten like units with two past years each: they say how far forecasts miss, as 20 misses do (10 × 2)."""
PAST = [{"year": year, "version": "批准预算", "version_no": 1, **whose, "amount": 400_00} for year in (2024, 2025) for whose in (CITY, *STREETS)]  # fmt: skip
SPENT = [
    pay(day, fen, street) for street in STREETS
    for day, fen in (("2024-03-01", 240_00), ("2024-09-01", 160_00), ("2025-03-01", 160_00), ("2025-09-01", 240_00))
]  # fmt: skip
FORESEEN = {
    **BOOKS,
    "budget_line": [*BOOKS["budget_line"], *PAST, *({**LINE, **street, "amount": 400_00} for street in STREETS)],
    "payment": [*BOOKS["payment"], *SPENT],
}


def chart(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="curve" type="application/json">(.*?)</script>', page)
    assert found
    return {line["name"]: line for line in json.loads(found[1])["series"]}


def test_its_projects_sum_to_it_and_lead_further(world: World) -> None:
    kept(world)
    client = world.signed_in("shen")

    page = client.get(HERE).content.decode()
    rows = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(BytesIO(client.get(f"{HERE}&as=xlsx").content)).worksheets[0].iter_rows()
    ]

    assert f"{(PAID - 45_00) / 100:,.2f} <small>元" in page
    assert [row[0] for row in rows[1:6]] == [
        "（未列项目：人员、公用等）",
        "道路修缮",
        "应急抢修",
        "其中：没有对应预算的支出",
        "合计",
    ]
    assert [round(row[3] * 1_000_000) for row in rows[1:6]] == [120_50, 300_00, 12_34, 12_34, PAID - 45_00]
    assert f'href="/execution/projects/P01/?on={JUNE}"' in page
    assert f'href="/execution/vouchers/?unit=CG&amp;project=&amp;on={JUNE}"' in page


def test_the_chart_tells_plan_actual_the_year_before_and_the_forecast_with_its_interval(world: World) -> None:
    kept(world, FORESEEN)

    told = chart(world.signed_in("shen").get(HERE).content.decode())

    yuan = [300_00, 300_00, 420_50, 420_50, 432_84, 432_84]
    assert told["已支付"]["values"] == [round(fen / 1_000_000, 2) for fen in yuan] + [None] * 6
    assert told["用款计划"]["values"][11] == round(12 * 125_00 / 1_000_000, 2)
    assert told["2025年"]["values"][2] == round(100_00 / 1_000_000, 2)
    year, reach = 432_84 + 0.725 * 1500_00, 0.2 / 2**0.5 * 1.5**0.5 * 1500_00
    ends = [told["全年预测"][end][11] for end in ("low", "values", "high")]
    assert ends == [round(round(fen) / 1_000_000, 2) for fen in (year - reach, year, year + reach)]


def test_the_forecast_is_that_of_the_books(world: World) -> None:
    from guantong.apps.execution.days import on_a_day
    from guantong.apps.execution.queries import foreseen

    kept(world, FORESEEN)
    asked = on_a_day(JUNE, world.now.date())
    assert asked is not None

    told = foreseen(asked, "unit_code", "CG")

    assert isinstance(told, Forecast)
    assert told == asked.ledger.asked(forecasts, asked.day, "unit_code")["CG"]
    # of 400 its rest was 300 and 280, on average 72.5 %; of 1,500 that may be spent this year as much is still to come
    assert (told.total, told.years) == (round(432_84 + (300 / 400 + 280 / 400) / 2 * 1500_00), 2)


def test_without_earlier_years_it_says_why_there_is_no_forecast(world: World) -> None:
    kept(world, {**BOOKS, "payment": [pay("2026-01-10", 300_00)]})

    page = world.signed_in("shen").get(HERE).content.decode()

    assert "没有预测：可比的往年只有 0 年" in page
    assert "全年预测" not in chart(page)


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [("shen", "CG", 200), ("qin", "CG", 200), ("qin", "JY", 404), ("shen", "XX", 404), ("lin", "CG", 403)],
)
def test_who_sees_whose(world: World, who: str, code: str, status: int) -> None:
    kept(world)

    assert world.signed_in(who).get(f"/execution/units/{code}/?on={JUNE}").status_code == status


def test_a_code_that_is_written_oddly_is_found_all_the_same(world: World) -> None:
    kept(world, {"payment": [pay("2026-01-10", 1_00, {**CITY, "unit_code": "1/2 号", "unit": "某单位"})]})
    client = world.signed_in("shen")

    page = client.get("/execution/").content.decode()

    (address,) = set(re.findall(r'href="(/execution/units/[^"]*)"', page))
    assert client.get(address).status_code == 200


def test_what_rules_point_at_is_marked_for_who_reads_it_and_for_nobody_else(world: World) -> None:
    kept(world)
    judged(world)
    signal = Signal.objects.get(rule="E11")
    client = world.signed_in("shen")

    page, own = client.get(HERE).content.decode(), world.signed_in("qin").get(HERE).content.decode()
    map_, project = (client.get(f"/execution/{at}?on={JUNE}").content.decode() for at in ("", "projects/P77/"))

    assert f'<span class="b warn">6月</span>\n <a href="/diagnosis/signals/{signal.pk}/">{signal.says}</a>' in page
    assert ("/diagnosis/" in own.partition("<main")[2], '<ul class="marks">' in own) == (False, False)
    assert ('data-l="关注事项" class="n">' in map_, '<ul class="marks">' in project) == (True, True)
