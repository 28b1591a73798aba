"""Planting construction: over its estimate, late, not begun, money not arrived (政府投资项目)."""

from datetime import date, timedelta

from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.budget import USUAL, project_line
from guantong.gateways.demo.money.kinds.pace import pay_parts
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Project
from guantong.gateways.demo.money.parameters import STEP, WAN, WHOLE
from guantong.gateways.demo.money.works import in_place, milestones
from guantong.gateways.demo.money.world import World

ESTIMATE = 1200 * WAN
"""The approved estimate of a planted project (an assumption)."""


def _project(world: World, name: str, paid: bool = True) -> Project:
    line = project_line(world, name, world.last, None, economic="31005", function="2120303")
    if paid:
        pay_parts(world, line, USUAL)
    project = line.of_project
    project.kind = "investment"
    project.estimate = project.total_investment = ESTIMATE
    project.start_on = project.started_on = date(world.last - 1, 3, 1)
    project.finish_on = date(world.last + 1, 6, 30)
    return project


def _invested(world: World, project: Project, planned: int, completed: int, year: int) -> None:
    facts = {"planned": planned, "completed": completed, "on": date(year, 12, 31)}
    world.rows["investment"].append({"project_code": project.code, "year": year} | facts)


def _label(case: Case, project: Project, table: str, words: str, as_of: date, **facts: object) -> Label:
    return case.label(
        table, {"project_code": project.code, "unit_code": project.unit.code}, as_of.year, as_of, words, **facts
    )


@kind("investment_over")
def over_estimate(world: World, case: Case) -> Label:
    """Build for more than the approved estimate."""
    project, end = _project(world, "校舍工程"), date(world.last, 12, 31)
    estimate = ESTIMATE
    whole = estimate * case.value // WHOLE
    words = "累计完成投资与核定概算相比"
    if case.look == 0:
        estimate = whole * 104 // 100 // STEP * STEP
        words = "概算已经原审批部门重新核定（高于原总投资）"
    if case.look == 1:
        whole = estimate * 94 // 100
        words = "当年完成超过年度计划，但累计在概算以内"
    project.estimate = estimate
    first = whole * 55 // 100 // STEP * STEP
    _invested(world, project, first, first, world.last - 1)
    _invested(world, project, whole * 30 // 100 // STEP * STEP, whole - first, world.last)
    milestones(world, project, world.draw)
    return _label(case, project, "investment", words, end, amounts={"completed": whole, "estimate": estimate})


@kind("investment_late")
def late(world: World, case: Case) -> Label:
    """Finish so many days after the planned day."""
    project, end = _project(world, "排水工程"), date(world.last, 12, 31)
    project.finish_on = date(world.last, 5, 30)
    project.finished_on = project.finish_on + timedelta(case.value)
    words = f"计划竣工 {project.finish_on}，实际竣工 {project.finished_on}"
    if case.look is not None:
        project.finished_on = project.finish_on - timedelta(3 + case.look)
        words = ("中间节点略晚，竣工没有晚", "附属工程另立项目，本项目按期竣工")[case.look]
    milestones(world, project, world.draw)
    rows = [row for row in world.rows["milestone"] if row["project_code"] == project.code]
    for row in rows:
        row["done_on"] = row["due_on"]
    rows[-1]["done_on"] = project.finished_on
    if case.look == 0:
        rows[1]["done_on"] = rows[1]["due_on"] + timedelta(70)
    _invested(world, project, 1100 * WAN, 1100 * WAN, world.last)
    return _label(case, project, "project", words, end)


@kind("investment_not_started")
def not_started(world: World, case: Case) -> Label:
    """Not begin although the planned day has passed."""
    project, as_of = _project(world, "公园工程", paid=False), date(world.last, 9, 30)
    project.start_on = as_of - timedelta(case.value)
    project.started_on = None
    project.finish_on = date(world.last + 1, 11, 30)
    words = f"计划开工 {project.start_on}，至 {as_of} 没有开工"
    if case.look == 0:
        project.started_on = project.start_on - timedelta(2)
        words = "已按计划开工，年内没有付款条件"
    if case.look == 1:
        project.kind, words = "operating", "运转类项目，没有开工的说法"
        project.estimate = project.total_investment = None
    _invested(world, project, 100 * WAN, 0, world.last)
    return _label(
        case, project, "project", words, as_of, also=("zero_execution", "pace_calendar", "pace_plan", "final_vs_budget")
    )


@kind("funds_in_place")
def funds(world: World, case: Case) -> Label:
    """Leave so much of the money due for a key project away."""
    project, as_of = _project(world, "综合楼工程"), date(world.last, 9, 30)
    project.key = True
    planned = 500 * WAN
    allotted = planned * case.value // WHOLE // STEP * STEP
    words = "重点项目六月三十日应到位资金的到位率"
    if case.look == 0:
        project.key, words = False, "不是重点项目"
    in_place(world, project, world.last, planned, allotted)
    if case.look == 1:
        world.rows["project_funds"][-1]["due_on"] = date(world.last, 12, 20)
        words = "应到位日期未到"
    _invested(world, project, planned, 420 * WAN, world.last)
    milestones(world, project, world.draw)
    return _label(case, project, "project_funds", words, as_of, amounts={"planned": planned, "allotted": allotted})
