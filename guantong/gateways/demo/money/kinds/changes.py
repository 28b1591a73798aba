"""Planting changes of the budget: moved too often or too much, and what should have been an adjustment (调剂与应调未调)."""

from datetime import date

from guantong.gateways.demo.money.books import collect, grant, revenue
from guantong.gateways.demo.money.days import workday
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.budget import USUAL, project_line, subject
from guantong.gateways.demo.money.kinds.pace import pay_parts
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Line, parts
from guantong.gateways.demo.money.parameters import STEP, WAN, WHOLE, parameter
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import World

CROWD = ("school", "hospital")
KEY_FUNCTIONS = ("2050299", "2060404", "2070199", "2081107", "2100302", "2110302", "2130199")
"""A subject of every class that is usually called key spending: education, science, culture, security, health, environment, farming."""


def _unit(world: World, year: int) -> Unit:
    """Return a unit none of whose money has been moved in the year."""
    moved = {(row["unit_code"], row["year"]) for row in world.rows["reallocation"]}
    while (unit := world.take("reallocation", year, CROWD)).code and (unit.code, year) in moved:
        continue
    return unit


def _basic(world: World, unit: Unit, year: int, economic: str) -> Line:
    return next(line for line in world.lines_of(unit, year) if line.economic == economic and line.project is None)


def _pair(world: World, unit: Unit, year: int) -> tuple[Line, Line]:
    """Return the largest line that runs the unit and its largest project: money of a unit without projects is only regrouped."""
    lines = sorted(
        (line for line in world.lines_of(unit, year) if sum(line.months) > 0), key=lambda line: -line.approved
    )
    return next(line for line in lines if line.project is None), next(line for line in lines if line.project)


def _move(world: World, source: Line, to: Line, amount: int, on: date, reason: str, document: str = "") -> None:
    """Move quota between two lines of a unit, and what they pay with it."""
    world.reallocate(source, to, amount, on, reason, document)
    source.months = parts(sum(source.months) - amount, source.months)
    to.months = parts(sum(to.months) + amount, to.months)


@kind("reallocation_frequent")
def often(world: World, case: Case) -> Label:
    """Move money so many times in a year."""
    year = world.last
    unit = _unit(world, year)
    source, to = _pair(world, unit, year)
    words = f"一年内调剂 {case.value} 次"
    if case.look is not None:
        words = ("同一份批复一次调剂多行", "两次调剂，其中一次撤销原调剂，不足三次")[case.look]
    times = 2 if case.look == 1 else case.value
    document = f"明财调〔{year}〕{world.number(f'move{year}')}号" if case.look == 0 else ""
    for at in range(times):
        month = 4 if case.look == 0 else 3 + at
        pair = (to, source) if case.look == 1 and at else (source, to)
        _move(world, *pair, 2 * WAN + at * STEP * (case.look != 1), workday(year, month, 21), "项目进度调整", document)
    return case.label(
        "reallocation",
        {"unit_code": unit.code},
        year,
        date(year, 12, 31),
        words,
        value=case.value if case.look is None else None,
    )


@kind("reallocation_large", turn=7)
def much(world: World, case: Case) -> Label:
    """Move so much of a unit's budget in a year."""
    year = world.last
    unit = _unit(world, year)
    source, to = _pair(world, unit, year)
    approved = world.approved(unit, year)
    amount = approved * case.value // WHOLE // STEP * STEP
    words = "一年内调剂金额占批准预算"
    if case.look == 0:
        document = world.adjust(to, amount // STEP * STEP, "increases_total", workday(year, 10, 24))
        words = f"金额由常委会批准调整（{document}），不是调剂"
    else:
        _move(world, source, to, amount, workday(year, 6, 19), "年中统筹")
    if case.look == 1:
        _move(world, to, source, amount, workday(year, 7, 3), "撤销原调剂")
        words = "调剂后两周撤销，净额为零"
    return case.label(
        "reallocation", {"unit_code": unit.code}, year, date(year, 12, 31), words, amounts={"moved": amount, "approved": approved},
        value=case.value if case.look is None else None, also=("final_vs_budget", "overrun"),
    )  # fmt: skip


@kind("adjustment_total", once=True)
def total(world: World, case: Case) -> Label:
    """Enlarge a book of the budget in the year without a decision."""
    slots = [(year, fund) for fund in ("government_fund", "state_capital", "social_insurance") for year in world.years]
    year, fund = slots[world.number("slot total") - 1]
    function = {"government_fund": "2120803", "state_capital": "2230301", "social_insurance": "2090101"}[fund]
    largest = max((u for u in world.units if u.kind == "subdistrict"), key=lambda u: u.approved)
    line = project_line(
        world, "基金项目", year, 900 * WAN, largest, fund_kind=fund, function=function, economic="31005"
    )
    pay_parts(world, line, USUAL)
    raised = 8 * 100 * WAN
    projects = [subject(line)["project_code"]]
    if case.look is None:
        covered = raised - case.value
        if covered:
            world.adjust(line, covered, "increases_total", workday(year, 10, 24))
        line.adjusted = raised
        if case.margin == "over":
            world.quota(line, "added", raised, date(year, 10, 24), f"明财追〔{year}〕{world.number('added')}号")
        words = f"该本预算总支出比批准的多 {raised // WAN} 万元；常委会批准 {covered // WAN} 万元"
    elif case.look == 0:
        row = grant(
            world,
            "special",
            date(year, 5, 6),
            20,
            world.draw,
            amount=raised,
            passed_amount=raised,
            function_code=function,
            fund_kind=fund,
        )
        world.quota(line, "added", raised, row["passed_on"], row["document_no"])
        line.adjusted, words = raised, "上级增加不需配套的专项转移支付，不属预算调整（第七十一条）"
    else:
        other = project_line(
            world, "基金维护项目", year, 900 * WAN, line.unit, fund_kind=fund, function=function, economic="31005"
        )
        pay_parts(world, other, {3: 100, 6: 200, 9: 200})
        projects.append(subject(other)["project_code"])
        world.reallocate(other, line, raised, workday(year, 8, 14), "项目间调剂")
        words = "同一本预算内项目间调剂，总额不变"
    return case.label(
        "budget_line", subject(line) | {"year": year, "fund_kind": fund, "function_code": function, "projects": projects}, year, date(year, 12, 31), words, amounts={"raised": raised},
        also=("final_vs_budget", "overrun", "pace_calendar", "pace_plan"),
    )  # fmt: skip


@kind("adjustment_stabilisation", once=True)
def stabilisation(world: World, case: Case) -> Label:
    """Draw more from the stabilisation fund than was approved."""
    return _beyond(world, case, "11015", "general", "draws_stabilisation_fund", "动用预算稳定调节基金比年初预算多")


@kind("adjustment_debt", once=True)
def debt(world: World, case: Case) -> Label:
    """Take on more on-lent debt than was approved."""
    return _beyond(world, case, "1101102", "government_fund", "raises_debt", "专项债务转贷收入比年初预算多")


def _beyond(world: World, case: Case, code: str, fund: str, trigger: str, words: str) -> Label:
    year = parameter("district_years")[world.number(f"slot {code}")]
    rows = revenue(world, code, year)
    budgeted = rows[0]["budgeted"]
    extra = 6000 * WAN
    if case.look is None:
        covered = extra - case.value if case.margin != "over" else 0
        extra = covered + case.value
        if covered:
            world.decide(year, fund, covered, trigger, date(year, 9, 24))
    elif case.look == 0:
        extra, words = 0, "与年初批准一致"
        budgeted = budgeted * 13 // 10 // STEP * STEP
        words = "金额较上年大增，但年初已列入批准的预算"
    else:
        for part in (extra // 3, extra - extra // 3):
            world.decide(year, fund, part, trigger, date(year, 9, 24))
        words = "两次调整合计等于增加数"
    collect(rows, budgeted + extra, budgeted)
    return case.label(
        "revenue_month", {"code": code, "year": year, "fund_kind": fund}, year, date(year, 12, 31), words, amounts={"budgeted": budgeted, "extra": extra},
        also=("forecast_error", "revenue_negative"),
    )  # fmt: skip


@kind("paid_early", turn=11)
def early(world: World, case: Case) -> Label:
    """Pay so much more than what a project had, before the day on which a decision raised it."""
    year, had, raised = world.last, 60 * WAN, 20 * WAN
    line = project_line(world, "管网塌陷加固", year, had)
    first, payee = workday(year, 9, 24), world.payees.some(world.draw, 1)[0]
    if case.look == 0:
        other = project_line(world, "会务服务保障", year, had, line.unit)
        world.reallocate(other, line, case.value, workday(year, 5, 11), "汛前加固")
        pay_parts(world, other, {3: 2000, 6: 3000, 10: 3000})
    world.adjust(line, raised, "increases_total", first)
    for month in (3, 5):
        world.pay(line, workday(year, month, 18), had // 3, payee)
    last = first if case.look == 1 else workday(year, 9, 10)
    row = world.pay(line, last, had - had // 3 * 2 + case.value, payee)
    world.pay(line, workday(year, 11, 18), line.approved + line.adjusted - line.paid() - WAN, payee)
    words = "调增批准之前的支付与原可支出数相比"
    if case.look is not None:
        words = ("批准之前已调剂调入", "批准当天支付")[case.look]
    return case.label(
        "payment", subject(line), year, date(year, 12, 31), words, rows=[row], also=("overrun", "pace_calendar", "too_fast"),
        amounts={"had": had, "raised": raised},
    )  # fmt: skip


@kind("adjustment_key_spending")
def key_spending(world: World, case: Case) -> Label:
    """Cut the money of a key project without a decision; every case has a functional class and a year of its own."""
    slots = [(year, function) for year in reversed(world.years) for function in KEY_FUNCTIONS]
    year, function = slots[world.number("slot key") - 1] if case.look != 0 else (world.last, "2120102")
    key = project_line(world, "重点民生项目", year, 60 * WAN, function=function)
    other = project_line(world, "会务保障项目", year, 60 * WAN, key.unit)
    key.of_project.key = case.look != 0
    cut = 16 * WAN
    words = "重点项目的指标净减少，与常委会批准的调减相比"
    if case.margin in ("under", "at"):
        covered = cut - case.value
        world.adjust(key, -covered, "cuts_key_spending", workday(year, 8, 27))
        world.adjust(other, covered, "none", workday(year, 8, 27))
        if covered > cut:
            world.reallocate(other, key, covered - cut, workday(year, 9, 11), "统筹安排")
    elif case.look == 1:
        words = "重点项目节约少支，没有调减指标（条例第七十八条）"
    else:
        world.reallocate(key, other, cut, workday(year, 9, 11), "统筹安排")
        words = "调减的不是重点支出" if case.look == 0 else words
    share = (60 * WAN - cut) * WHOLE // (60 * WAN)
    key.planned = [60 * WAN * s // WHOLE for s in (0, 0, 2000, 0, 2000, 0, 2000, 0, share - 6000, 0, 0, WHOLE - share)]
    pay_parts(world, key, {3: 2000, 5: 2000, 7: 2000, 9: share - 6000})
    pay_parts(world, other, USUAL)
    return case.label(
        "reallocation", subject(key) | {"class": function[:3]}, year, date(year, 12, 31), words,
        amounts={"cut": cut if case.look != 1 else 0}, also=("final_vs_budget", "pace_plan"),
    )  # fmt: skip
