"""A file of steps is read whole or refused with the entry and what to do; it cannot grow while it is read."""

from pathlib import Path

import pytest

from guantong.apps.years.steps_file import steps_in
from guantong.domain.workflow.table import BadInput

BODIES = {"CZ", "YSGW", "QS", "LQ", "QSZ", "LQZ", "CWH", "RD", "SJ", "CG", "JY"}
MINGHU = Path(__file__).parents[3] / "districts" / "minghu" / "steps.yaml"
GOOD = "2027:\n  - {stage: execution, step: 季度报表, at: CZ, planned_on: 2027-04-20}\n"


def test_a_step_keeps_its_year_and_its_days_as_text() -> None:
    assert steps_in(GOOD, BODIES) == [
        {"year": 2027, "stage": "execution", "step": "季度报表", "at": "CZ", "planned_on": "2027-04-20"}
    ]


def test_the_district_has_three_years_through_all_eight_stages() -> None:
    steps = steps_in(MINGHU.read_text("utf-8"), BODIES)

    assert {(step["year"], step["stage"]) for step in steps if step["year"] < 2027} | {
        (2027, step["stage"]) for step in steps if step["year"] == 2027
    } == {(year, step["stage"]) for year in (2025, 2026, 2027) for step in steps}
    assert sum("happened_on" in step for step in steps) > 60


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2027: [", "第 1 行读不懂"),
        ("a: &x [1]\nb: *x\n", "读不懂"),
        ("- 1\n", "应为"),
        ("20270: []\n", "应为四位数字"),
        ("2027: []\n", "一次导入 1 至 5000 步"),
        ("2027:\n  - {stage: execution, step: 甲}\n", "2027 年第 1 步：须有 stage、step、at"),
        (GOOD + GOOD.split("\n", 1)[1], "2027 年第 2 步：与前面的一步重复"),
        (GOOD.replace("execution", "spending"), "没有“spending”这个环节"),
        (GOOD.replace("CZ", "XX"), "没有代码为“XX”的机构"),
        (GOOD.replace("2027-04-20", "四月"), "日期应写成 2026-11-12"),
        (GOOD.replace("}", ", article: budget-law-9}"), "法条目录中没有 budget-law-9"),
        (GOOD.replace("季度报表", "长" * 61), "为空或过长"),
        (GOOD.replace("季度报表", "[[]]"), "除日期外都应是文字"),
        ("[" * 5000, "读不懂"),
        ("x" * 300_000, "超过 256 KB"),
        ("", "应为"),
    ],
)
def test_what_cannot_be_taken_in_is_named(typed: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        steps_in(typed, BODIES)
