"""The drafts of the year after the last: what lasting projects ask again, with estimates, targets, control figures, a revenue forecast (草案)."""

from typing import Any

from guantong.gateways.demo.money.background import FALLING
from guantong.gateways.demo.money.lines import Line, Project
from guantong.gateways.demo.money.parameters import STEP, WHOLE, table
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import Row, World

MORE, LESS, FIRST = 10_200, 9700, 10_500
"""What is asked, of 10,000 of the running budget: where it was spent, where it was not; and of it what was asked first (assumptions)."""
SPENT = 9000
OWN = ("own", "special_account")


def open_drafts(world: World) -> None:
    """Draft the next year from what lasts, once: called by the first who needs it, after all money was paid."""
    if world.rows["budget_line"]:
        return
    names: set[tuple[str, str]] = set()
    for line in [line for unit in world.units for line in world.lines_of(unit, world.last)]:
        given = line.approved + line.adjusted
        if not line.listed or given <= 0:
            continue
        if line.project is None:
            share = FALLING * 100 if line.three_public != "none" else WHOLE
            _row(world, line, given * share // WHOLE)
        elif line.project.code in world.lasting and (line.unit.code, line.project.name) not in names:
            names.add((line.unit.code, line.project.name))
            amount = given * (MORE if line.paid() * WHOLE >= given * SPENT else LESS) // WHOLE // STEP * STEP
            _row(world, line, amount)
            estimate(world, line.project, amount)
            targets(world, line.project)
    _forecast(world)


def close_drafts(world: World) -> None:
    """Give every unit its control figures: what it asks in the second submission, unless a case says otherwise."""
    open_drafts(world)
    for unit in world.units:
        asked_ = asked(world, unit)
        if asked_:
            row = _draft(world, unit, None, world.control.get(unit.code, asked_), "control_figures")
            world.rows["budget_line"].append(row)


def asked(world: World, unit: Unit, **only: Any) -> int:
    """Return what a unit asks of public money in its second submission."""
    return sum(
        row["amount"]
        for row in world.rows["budget_line"]
        if (row["unit_code"], row["version"]) == (unit.code, "second_submission") and row["fund_kind"] not in OWN
        and all(row[name] == value for name, value in only.items())
    )  # fmt: skip


def ask(world: World, project: Project, amount: int, first: int | None = None, **facts: Any) -> None:
    """Ask for a project in both submissions."""
    for version, sum_ in (("first_submission", amount if first is None else first), ("second_submission", amount)):
        world.rows["budget_line"].append(_draft(world, project.unit, project, sum_, version, **facts))


def propose(world: World, unit: Unit, name: str, amount: int, **facts: Any) -> Project:
    """Found a project of the coming year and ask for it, with an estimate and targets."""
    asking = {key: facts.pop(key) for key in ("fund_kind", "spending_kind", "economic_code") if key in facts}
    project = world.project(unit, name, **facts)
    ask(world, project, amount, **asking)
    estimate(world, project, amount)
    targets(world, project)
    return project


def estimate(world: World, project: Project, amount: int, **facts: Any) -> Row:
    """Give a project the estimate of `amount`: one item at its price, or as the `facts` say."""
    row = {
        "year": world.last + 1, "unit_code": project.unit.code, "project_code": project.code, "project": project.name, "item": "项目支出",
        "document": f"明财预〔{world.last}〕{40 + world.number('ground') % 60}号", "quantity": 2, "measure": "项", "unit_price": amount // 2,
        "standard": "", "amount": amount,
    }  # fmt: skip
    if amount % 2:
        row |= {"quantity": 1, "unit_price": amount}
    row |= facts
    world.rows["basis"].append(row)
    return row


def targets(world: World, project: Project, same: int = 0, count: int = 3, past: int | None = None) -> None:
    """Give a project `count` targets this year and `past` a year before, of which the first `same` are alike word for word."""
    for year, many in ((world.last, count if past is None else past), (world.last + 1, count)):
        for at, (group, indicator) in enumerate(_INDICATORS[:many]):
            target = 90 + at if at < same else 80 + at + (year - world.last) * 5
            world.rows["performance_target"].append(
                {
                    "year": year, "unit_code": project.unit.code, "project_code": project.code, "project": project.name, "group": group,
                    "indicator": indicator, "target": f"不低于{target}", "measure": "%",
                }
            )  # fmt: skip


_INDICATORS = (
    ("产出指标", "任务完成率"), ("产出指标", "验收合格率"), ("产出指标", "按期完成率"), ("效益指标", "受益对象覆盖率"),
    ("满意度指标", "服务对象满意度"),
)  # fmt: skip


def _row(world: World, line: Line, amount: int) -> None:
    for version, share in (("first_submission", FIRST), ("second_submission", WHOLE)):
        facts = {
            "function_code": line.function, "economic_code": line.economic, "fund_kind": line.fund_kind, "spending_kind": line.spending_kind,
            "three_public": line.three_public,
        }  # fmt: skip
        world.rows["budget_line"].append(
            _draft(world, line.unit, line.project, amount * share // WHOLE, version, **facts)
        )


def _draft(world: World, unit: Unit, project: Project | None, amount: int, version: str, **facts: Any) -> Row:
    row = {
        "year": world.last + 1, "unit_code": unit.code, "unit": unit.name, "project_code": project.code if project else "",
        "project": project.name if project else "", "function_code": "2120102", "economic_code": "30227", "fund_kind": "general",
        "spending_kind": "project", "three_public": "none", "version": version, "amount": amount,
    }  # fmt: skip
    row |= facts
    return row | {"government_economic_code": table("economics")[row["economic_code"]]}


def _forecast(world: World) -> None:
    """Forecast the general budget's own revenue: what came, with a growth and what it rests on."""
    came: dict[str, Row] = {}
    for row in world.rows["revenue_month"]:
        if row["year"] == world.last and row["fund_kind"] == "general" and row["nature"] in ("tax", "non_tax"):
            one = came.setdefault(row["code"], row | {"base": 0})
            one["base"] += row["collected"]
    for at, (code, one) in enumerate(sorted(came.items())):
        growth = (35, 20, 0, -15)[at % 4]
        world.rows["revenue_forecast"].append(
            {
                "year": world.last + 1, "code": code, "name": one["name"], "fund_kind": "general", "nature": one["nature"], "base": one["base"],
                "growth": f"{growth / 10:.1f}", "amount": one["base"] * (1000 + growth) // 1000 // STEP * STEP,
                "assumption": _GROUNDS[at % 4] if at % 7 else "", "stated_by": "区税务局" if one["nature"] == "tax" else "区财政局",
            }
        )  # fmt: skip


_GROUNDS = (
    "按重点税源企业排产和上年增幅测算",
    "按存量规模和缴纳时间测算",
    "与上年持平，没有政策变化",
    "扣除上年一次性入库因素",
)
