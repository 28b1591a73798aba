"""Adjustment plans of 明湖区 for tests: received, with items typed or in a workbook (预算调整)."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from guantong.apps.adjustments import items, operations
from guantong.apps.adjustments.models import Plan
from guantong.apps.years import sessions
from guantong.apps.years.models import FiscalYear, Session
from guantong.domain.lifecycle.sessions import SessionKind
from guantong.domain.secrecy import Level
from tests.world import World

SESSION = "区八届人大常委会第四十一次会议"
HEAD = ("单位代码", "单位", "项目", "科目代码", "调整前", "增减", "调整后", "理由", "原因类别", "相应措施")
PIPES = (
    "CG",
    "明湖区城市管理局",
    "雨污分流改造",
    "2120501",
    "1000000",
    "250000",
    "1250000",
    "管网塌陷",
    "临时新增",
    "调低绿化目标",
)
SCHOOL = ("JY", "明湖区教育局", "校园安防", "2050202", "800000", "-50000", "750000", "编报重复", "数据差错", "")


def session_on(world: World, day: date, name: str = SESSION) -> Session:
    """Plan a session of the standing committee."""
    return sessions.plan_session(
        year=FiscalYear.objects.get(year=2026), kind=SessionKind.STANDING_COMMITTEE, name=name,
        organisation=world.body("CWH"), planned_on=day, by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip


def received(world: World, who: str = "shen", **facts: Any) -> Plan:
    """Receive a plan."""
    given = {
        "year": 2026, "number": 7, "title": "2026年区级预算调整初步方案", "received_on": date(2026, 11, 2),
        "triggers": ["increases_total", "raises_debt"],
    }  # fmt: skip
    return operations.receive(**{**given, **facts}, by=world.standing(who), as_of=world.now)


def workbook(rows: Iterable[Sequence[str]], head: Sequence[str] = HEAD) -> bytes:
    """Return an xlsx with these rows of text."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("调整明细")
        for number, row in enumerate((head, *rows)):
            for at, text in enumerate(row):
                sheet.write_string(number, at, text)
    return kept.getvalue()


def brought(world: World, plan: Plan, *rows: Sequence[str], head: Sequence[str] = HEAD, who: str = "shen") -> Plan:
    """Bring a workbook of items."""
    return items.bring_items(
        plan=plan, file_name="调整明细.xlsx", raw=workbook(rows, head), level=Level.INTERNAL, version=plan.version,
        by=world.standing(who), as_of=world.now,
    )  # fmt: skip


def with_items(world: World, plan: Plan, *rows: Sequence[str]) -> Plan:
    """Bring and take in a workbook of items."""
    plan = brought(world, plan, *(rows or (PIPES, SCHOOL)))
    return items.take_in_items(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)
