"""Filled sheets of performance for tests: rows by field, in the very form that is handed out (测试填报表)."""

from typing import Any

from guantong.apps.components.locked_workbook import workbook_of
from guantong.apps.evaluations import performance_preview, performance_taking
from guantong.apps.evaluations.models import PerformanceFile
from guantong.apps.evaluations.performance_sheet import HEADS
from guantong.domain.secrecy import Level
from tests.world import World

OF = {"year": "2026", "unit_code": "CG", "unit": "区城市管理局", "project_code": "CG-001", "project": "居住区公共照明"}
SOURCE = {"file": "绩效表.xlsx", "place": "第5行"}
LAMPS = {**OF, **SOURCE, "stage": "目标", "kind": "产出数量", "name": "新增路灯", "planned": "120", "measure": "盏"}
FELT = {**OF, **SOURCE, "stage": "目标", "kind": "社会效益", "name": "群众感受", "words": "明显改善"}
SIXTY = {**OF, **SOURCE, "stage": "监控", "name": "新增路灯", "month": "7", "value": "60"}
MONEY = {**OF, **SOURCE, "stage": "自评", "name": "资金", "month": "12", "budget": "100000", "spent": "75000.50"}
RESULT = {**OF, "stage": "评价结论", "evaluator": "某会计师事务所", "grade": "“基本完成”", "evaluated_on": "2026-10-30"}


def filled(*rows: dict[str, str]) -> bytes:
    """Return a sheet with these rows."""
    return workbook_of("绩效填报表", HEADS, rows)


def brought(world: World, raw: bytes, who: str = "shen", history: bool = False) -> PerformanceFile:
    """Bring a sheet."""
    return performance_taking.bring(
        file_name="填报.xlsx", raw=raw, level=Level.INTERNAL, history=history, by=world.standing(who), as_of=world.now
    )


def taken_in(world: World, of: PerformanceFile, who: str = "shen") -> PerformanceFile:
    """Take in what the preview says now."""
    by, today = world.standing(who), world.now.date()
    plan = performance_preview.plan_of(performance_preview.compared(of, by, today))
    return performance_taking.take_in(of=of, plan=plan, by=by, as_of=world.now)


def outcomes(world: World, of: PerformanceFile, who: str = "shen") -> list[tuple[str, Any]]:
    """Return what each row would do, and what is said of it."""
    lines = performance_preview.compared(of, world.standing(who), world.now.date())
    return [(line.outcome, "；".join(words.zh for words in line.says)) for line in lines]
