"""Lists of audit issues for tests: built as offices build them, brought and taken in by the real verbs (清单测试)."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from guantong.apps.findings import list_operations as operations
from guantong.apps.findings.list_preview import Line, compared, plan_of
from guantong.apps.findings.models import IssueList
from guantong.domain.secrecy import Level
from tests.world import World

HEAD = ("序号", "被审计单位", "问题类型", "问题描述", "涉及金额（万元）", "整改期限", "审计认定", "整改类型", "责任人")
REPORT = "2025年度审计工作报告"
LIGHTS = (
    "1",
    "明湖区城市管理局",
    "资金闲置",
    "公共照明项目资金闲置。",
    "120.00",
    "2026-12-31",
    "正在整改",
    "立行立改",
    "财务科科长",
)
FEES = (
    "2",
    "CZ",
    "超范围列支",
    "会议费超范围列支。",
    "３，５００．５",
    "2026年11月30日",
    "已整改",
    "分阶段整改",
    "办公室主任",
)


def workbook(
    rows: Sequence[Sequence[Any]], dressed: Callable[[Any, Any], None] | None = None, name: str = "清单"
) -> bytes:
    """Return rows as an xlsx; `dressed` adds what a test is about to book and sheet."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                if value is not None and value != "":
                    sheet.write(number, at, value)
        if dressed:
            dressed(book, sheet)
    return kept.getvalue()


def brought(world: World, *rows: Sequence[Any], raw: bytes | None = None, who: str = "shen", **facts: Any) -> IssueList:
    """Bring a list: the usual header with these rows, or `raw`."""
    given = {
        "report": REPORT,
        "year": 2025,
        "history": False,
        "level": Level.INTERNAL,
        "file_name": "问题清单.xlsx",
        **facts,
    }
    return operations.bring(
        raw=workbook([HEAD, *rows]) if raw is None else raw, by=world.standing(who), as_of=world.now, **given
    )


def mapped(world: World, of: IssueList, unit: str = "", who: str = "shen", **columns: int) -> IssueList:
    """Confirm the columns as they are offered."""
    offer = operations.offered(of)
    return operations.map_columns(
        of=of, columns={**offer.columns, **columns}, unit=unit or offer.unit, pace="staged", version=of.version,
        by=world.standing(who), as_of=world.now,
    )  # fmt: skip


def previewed(world: World, of: IssueList) -> list[Line]:
    """Return what it would do now."""
    return compared(of, world.now.date())


def taken_in(world: World, of: IssueList, who: str = "shen") -> IssueList:
    """Take it in as it is previewed now."""
    plan = plan_of(previewed(world, of))
    return operations.take_in(of=of, plan=plan, by=world.standing(who), as_of=world.now)
