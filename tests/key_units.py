"""A year's key units for tests: books of ten units, proposed, put before the council and decided by the real verbs (测试重点部门)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from guantong.apps.execution import selecting
from guantong.apps.execution.models import Selection
from tests.execution import LINE, Rows, kept, pay
from tests.world import World

OFFICES = {
    "CG": "明湖区城市管理局", "JY": "明湖区教育局", "MZ": "明湖区民政局", "WJ": "明湖区卫生健康局", "WL": "明湖区文化和旅游局",
    "HB": "明湖区生态环境局", "YJ": "明湖区应急管理局", "SF": "明湖区司法局",
}  # fmt: skip
STREETS = {"QS": "明湖区人民政府青石街道办事处", "LQ": "明湖区人民政府柳桥街道办事处"}
FIRM = {"GT": "明湖城投公司"}
CALLED = {**OFFICES, **STREETS, **FIRM}
MONEY = {code: at * 1000_00 for at, code in enumerate(CALLED, 1)}
"""The later in the list, the larger the budget: 1,000 元 more each."""
KINDS = {**dict.fromkeys(OFFICES, "行政单位"), **dict.fromkeys(STREETS, "街道"), **dict.fromkeys(FIRM, "企业")}
PAID = {code: 100_00 + at for at, code in enumerate(CALLED, 1)}
"""What each paid in 2026: no two the same, so that a sum tells whose it is."""
ROWS: Rows = {
    "unit": [{"unit_code": code, "unit": name, "kind": KINDS[code], "year": 2026} for code, name in CALLED.items()],
    "budget_line": [{**LINE, "unit_code": code, "unit": name, "amount": MONEY[code]} for code, name in CALLED.items()],
    "payment": [
        pay("2026-05-06", PAID[code], {"unit_code": code, "unit": name}, voucher_no=code) for code, name in CALLED.items()
    ],
}  # fmt: skip
DOCUMENT = "明人主任会议〔2026〕5号"


def booked(world: World) -> None:
    """Publish the books of ten units and a firm."""
    kept(world, ROWS)


def proposed(world: World, who: str = "shen", **facts: Any) -> Selection:
    """Propose the key units of 2026, the education bureau in the lead."""
    asked = {"year": 2026, "on": "", "lead": ["JY"], "term_first": 2022, **facts}
    return selecting.select(by=world.standing(who), as_of=world.now, **asked)


def submitted(world: World) -> Selection:
    """Put them before the council."""
    row = proposed(world)
    return selecting.submit(selection=row, version=row.version, by=world.standing("shen"), as_of=world.now)


def not_proposed(row: Selection) -> str:
    """Return the code of an office that was not proposed."""
    there = {one["code"] for one in row.choices}
    return next(code for code in OFFICES if code not in there)


def departments(row: Selection) -> list[str]:
    """Return the codes of the departments proposed."""
    return [one["code"] for one in row.choices if one["group"] == "departments"]


def decided(
    world: World, row: Selection | None = None, who: str = "wen", added: Mapping[str, str] | None = None,
    left_out: Mapping[str, str] | None = None, **facts: Any,
) -> Selection:  # fmt: skip
    """Note that the council decided on them the day after, as proposed unless it added somebody or left somebody out."""
    row = row or submitted(world)
    asked = {"document": DOCUMENT, "decided_on": date(2026, 11, 12), "version": row.version, **facts}
    return selecting.decide(
        selection=row, added=added or {}, left_out=left_out or {}, by=world.standing(who), as_of=world.now + timedelta(hours=1), **asked
    )  # fmt: skip
