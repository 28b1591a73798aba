"""What was not filled in is seen; names, models, years and units that look like it are spared."""

import pytest

from guantong.domain.fiscal.narrative.placeholders import placeholder


@pytest.mark.parametrize(
    "text",
    [
        "收入总计XXX万元。",
        "××单位",
        "20XX年",
        "202X年",
        "支出XX.XX万元",
        "____元",
        "**万元",
        "共有车辆辆。",
        "支出万元，",
        "增长%。",
        "某某局",
    ],
)
def test_a_mark_that_was_not_replaced(text: str) -> None:
    assert placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "购置AXX20型扫雪车",
        "XX-200型设备",
        "200-XX型设备",
        "xx@minghu.gov.cn",
        "www.xx.gov.cn",
        "二○○八年",
        "一○○周年",
        "金额单位为万元。",
        "单位均为万元，",
        "以万元为单位",
        "执法执勤用车辆、",
        "注**",
        "减少批次、减少人次，",
        "房屋共有人、",
        "比上年增长%",
        "共有车辆9辆。",
        "增长12%。",
        "支出3万元。",
    ],
)
def test_what_looks_like_one(text: str) -> None:
    assert placeholder(text) == ""
