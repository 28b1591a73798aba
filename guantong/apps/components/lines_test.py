"""Rows at hand are searched, filtered and sorted like those of the database; a foot tells the sums of everything found."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import RequestFactory
from django.utils import timezone

from guantong.apps.components.chart import Chart, Line, Mark
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.spark import Spark
from guantong.apps.components.templatetags.words import share
from guantong.domain.roles import Standing


@dataclass
class Unit:
    name: str
    kind: str
    fen: int
    late: int | None
    spark: Spark = Spark([1000, 2000], [833, 1666], "2 月 20.0%")


UNITS = [
    Unit("教育局", "administrative", 100_00, 500),
    Unit("湖滨小学", "school", 250_00, None),
    Unit("晴川小学", "school", 50_01, 900),
]
COLUMNS = (
    Column("单位", "name"),
    Column("类型", "kind", filters="kind", choices=[("school", "学校"), ("administrative", "行政单位")]),
    Column("已支付", "fen", "yuan", sorts="fen"),
    Column("落后", "late", "points", sorts="late"),
    Column("走势", "spark", "spark"),
)


def listed(query: str = "") -> Listing:
    request = RequestFactory().get(f"/{query}")
    request.standing, request.now = Standing("shen", name="沈青"), timezone.now()  # type: ignore[attr-defined]
    lines = Lines(UNITS, lambda unit: searchable(unit.name))
    return Listing(
        request, "单位", lines, COLUMNS, search="name",
        feet=lambda found: [("合计", {"已支付": sum(unit.fen for unit in found)})],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["教育局", "湖滨小学", "晴川小学"]),
        ("?q=hbxx", ["湖滨小学"]),
        ("?q=小学 qing", ["晴川小学"]),
        ("?kind=school", ["湖滨小学", "晴川小学"]),
        ("?kind=hospital", ["教育局", "湖滨小学", "晴川小学"]),
        ("?sort=-fen", ["湖滨小学", "教育局", "晴川小学"]),
        ("?sort=late", ["教育局", "晴川小学", "湖滨小学"]),
        ("?sort=-late", ["晴川小学", "教育局", "湖滨小学"]),
        ("?sort=name", ["教育局", "湖滨小学", "晴川小学"]),
    ],
)
def test_what_is_asked_of_a_list_is_answered(query: str, found: list[str]) -> None:
    assert [unit.name for unit in listed(query).found] == found


def test_the_foot_tells_the_sum_of_everything_found_on_the_page_and_in_the_workbook() -> None:
    html = str(listed("?kind=school"))
    book = openpyxl.load_workbook(BytesIO(listed("?kind=school&as=xlsx").download().content))  # type: ignore[union-attr]

    assert '<tfoot><tr><th scope="row">合计</th>' in html
    assert ('<td data-l="已支付" data-u="元" class="n">300.01</td>' in html, "走势" in html) == (True, True)
    rows: list[Any] = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(max_row=4)]
    assert rows[0] == ["单位", "类型", "已支付（元）", "落后（百分点）"]
    assert (rows[1][2], rows[2][3], rows[3][:3]) == (250, 9, ["合计", None, 300.01])


def test_a_small_drawing_says_what_it_shows_and_stays_on_its_scale() -> None:
    svg = Spark([0, 6000, 24_000], [], "<3 月>").svg

    assert 'aria-label="&lt;3 月&gt;"' in svg
    assert ('points="7.2,34.0 21.8,16.5 36.2,2.0"' in svg, 'class="plan"' in svg) == (True, False)


@pytest.mark.parametrize(
    ("points", "said"), [(0, "0.0"), (-3, "0.0"), (5, "0.1"), (4071, "40.7"), (-1250, "-12.5"), (None, "")]
)
def test_a_share_is_told_with_one_decimal(points: int | None, said: str) -> None:
    assert share(points) == said


def test_the_interval_of_a_forecast_stands_in_the_table_and_has_a_value_for_every_label() -> None:
    line = Line("预测", [None, 90], "forecast", low=[None, 80], high=[None, 97])
    chart = Chart(
        "c", "说明", "万元", ["6月", "12月"], [Line("实际", [40, None]), line], [Mark("6月", "慢于计划", "/x/")]
    )

    assert [name for name, _ in chart.columns] == ["实际", "预测", "预测下限", "预测上限"]
    assert chart.rows[1] == ("12月", [None, 90, 80, 97])
    with pytest.raises(ValueError, match="1 values for 2 labels"):
        Chart("c", "说明", "万元", ["6月", "12月"], [Line("预测", [1, 2], low=[1], high=[1, 2])])
