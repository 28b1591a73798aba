"""Planting spending against the budget: overrun, no line, carried too long, final against approved, outside scope, three public, again (预算约束)."""

from datetime import date

from guantong.gateways.demo.money.background import carried_over
from guantong.gateways.demo.money.books import grant
from guantong.gateways.demo.money.days import workday
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.pace import pay_parts
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Line, parts
from guantong.gateways.demo.money.parameters import STEP, WAN, WHOLE
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import HOSTS, Row, World

USUAL = {3: 1900, 5: 1500, 7: 1700, 9: 2000, 11: 1300, 12: 1300}
"""How a planted project is paid where its pace is not the matter: 97 % of the year."""


FINAL = "2120199"
"""Final accounts are read by functional subject: a case has one of its own in its unit."""


def project_line(
    world: World, name: str, year: int, approved: int | None = None, unit: Unit | None = None, **facts: object
) -> Line:
    """Found a small project of a large unit with one line."""
    begun = date(year, 1, 5)
    project = world.project(unit or world.host(), name, start_on=begun, started_on=begun)
    listed = {"function": "2120102", "economic": "30227"} | facts
    return world.line(project.unit, year, world.small_amount() if approved is None else approved, project, **listed)


def subject(line: Line) -> dict[str, str]:
    """Return what names a line for people."""
    return {"unit_code": line.unit.code, "project_code": line.of_project.code}


def _label(
    case: Case, line: Line, words: str, table: str = "payment", as_of: date | None = None, **facts: object
) -> Label:
    amounts = {"approved": line.approved, "adjusted": line.adjusted, "paid": line.paid()}
    return case.label(
        table, subject(line), line.year, as_of or date(line.year, 12, 31), words, **{"amounts": amounts} | facts
    )


@kind("overrun")
def overrun(world: World, case: Case) -> Label:
    """Pay more than the quota of a project."""
    year = world.last
    line = project_line(world, "道路保洁项目", year)
    if case.look == 0:
        world.adjust(line, line.approved * 8 // 100 // STEP * STEP, "increases_total", workday(year, 10, 24))
    if case.look == 1:
        carried_over(world, line, line.approved * 8 // 100 // STEP * STEP, year - 1)
    pay_parts(world, line, USUAL)
    payee, rest = world.payees.some(world.draw, 1)[0], case.value - sum(USUAL.values())
    row = world.pay(line, workday(year, 12, 20), line.approved * rest // WHOLE, payee)
    words = "全年支付与批准的指标相比"
    if case.look is not None:
        words = ("超出年初预算的部分已由常委会批准调整", "超出年初预算的部分为上年结转指标")[case.look]
    return _label(case, line, words, rows=[row], also=("year_end_soft", "final_vs_budget"))


@kind("no_budget_line")
def no_line(world: World, case: Case) -> Label:
    """Pay for a project that no budget line and no quota knows."""
    year = world.last
    line = project_line(world, "应急抢修项目", year, 0, listed=False, planned=[0] * 12)
    amount = 12 * WAN
    on, payee = workday(year, 8, 19), world.payees.some(world.draw, 1)[0]
    if case.margin in ("under", "at"):
        document = f"明财追〔{year}〕{world.number('added')}号"
        world.quota(line, "added", amount - case.value, date(year, 8, 4), document)
    if case.look == 0:
        carried_over(world, line, amount, year - 1)
    facts = {"quota_no": ""} if case.margin == "over" else {}
    rows = [world.pay(line, on, amount, payee, **facts)]
    if case.look == 1:
        rows.append(world.pay(line, workday(year, 8, 25), -amount, payee, purpose="红字冲销：项目代码录错"))
    words = "该项目没有批准的预算，也没有指标" if case.margin == "over" else "年中追加指标覆盖支付"
    if case.look is not None:
        words = ("没有当年预算，但有上年结转指标", "项目代码录错，当月红字冲销，净额为零")[case.look]
    return _label(
        case,
        line,
        words,
        rows=rows,
        also=("overrun",) if case.margin == "over" else ("zero_execution", "pace_calendar"),
    )


@kind("carry_over_age")
def carried_long(world: World, case: Case) -> Label:
    """Carry money over for the second time."""
    year = world.last
    years = case.value if case.look is None else 2
    fund = "own" if case.look == 0 else "general"
    line = project_line(world, "结转续建项目", year, 0, listed=False, planned=[0] * 12, fund_kind=fund)
    amount = world.small_amount() // 2 // STEP * STEP
    carried_over(world, line, amount, year - years)
    used = amount if case.look == 0 else 0
    if used:
        world.pay(line, workday(year, 4, 18), used, world.payees.some(world.draw, 1)[0])
    if case.look == 1:
        world.quota(line, "reallocated", -amount, date(year, 3, 10), f"明财收〔{year}〕{world.number('returned')}号")
    words = f"{year - years} 年安排的资金结转到 {year} 年"
    if case.look is not None:
        words = ("单位自有收入的结转，不属两年收回的财政资金，四月已支付", "财政已收回结余指标")[case.look]
    amounts = {"carried": amount, "paid": used}
    return _label(case, line, words, "carry_over", amounts=amounts, also=("pace_calendar", "zero_execution"))


@kind("final_vs_budget")
def final_account(world: World, case: Case) -> Label:
    """Spend so much less or more than approved in the final accounts of the first year."""
    year = world.years[0]
    line = project_line(world, "信息化项目", year, 120 * WAN + world.small_amount(), function=FINAL)
    change = line.approved * case.value // WHOLE
    if case.look == 0:
        world.adjust(line, -change, "none", workday(year, 10, 25))
    if case.look == 1:
        row = grant(
            world,
            "special",
            date(year, 6, 3),
            20,
            world.draw,
            amount=change // STEP * STEP,
            passed_amount=change // STEP * STEP,
            function_code=FINAL,
        )
        world.quota(line, "added", row["amount"], row["passed_on"], row["document_no"])
    spent = line.approved + (change // STEP * STEP if case.look == 1 else -change)
    line.planned = [spent // 4 if m in (3, 6, 9) else spent - spent // 4 * 3 if m == 12 else 0 for m in range(1, 13)]
    payee = world.payees.some(world.draw, 1)[0]
    for month in (3, 6, 9, 12):
        world.pay(line, workday(year, month, 16), line.planned[month - 1], payee)
    words = "决算比批准预算少"
    if case.look is not None:
        words = ("差额已由常委会批准调减", "差额为上级专项转移支付追加，有文号")[case.look]
    amounts = {"approved": line.approved, "adjusted": line.adjusted, "paid": line.paid()}
    return case.label(
        "budget_line", subject(line) | {"function_code": FINAL}, year, date(year + 1, 8, 31), words, amounts=amounts,
        also=("pace_calendar", "overrun"),
    )  # fmt: skip


@kind("outside_scope")
def outside_scope(world: World, case: Case) -> Label:
    """Pay money of a special fund under a subject that its rules do not name, or after its term."""
    year = world.last
    code = f"ZX{world.number('fund'):03}"
    over = case.margin == "over"
    until = workday(year, 9, 26) if case.margin == "at" else date(year + 2, 12, 31)
    inside = "2060404"
    line = project_line(world, "专项扶持项目", year, 40 * WAN, function="2010302" if over else inside, economic="30305")
    codes = "20604;20605" if case.margin == "under" else "2060404;2060501"
    fund = {
        "fund_code": code,
        "name": f"明湖区产业扶持资金第{code[2:]}项",
        "document": f"明府规〔{year - 1}〕{world.number('rule')}号",
    }
    world.rows["special_fund"].append(
        fund | {"from_on": date(year - 1, 1, 1), "until_on": until, "function_codes": codes, "budget": 400 * WAN}
    )
    payee = world.payees.some(world.draw, 1)[0]
    world.rows["fund_recipient"].append(
        {
            "fund_code": code,
            "year": year,
            "recipient": payee,
            "project_code": line.of_project.code,
            "amount": 39 * WAN,
            "result": "已验收",
        }
    )
    rows = [
        world.pay(line, workday(year, 4, 10), 24 * WAN, payee),
        world.pay(line, until if case.margin == "at" else workday(year, 9, 26), 15 * WAN, payee),
    ]
    words = {"under": "办法列到款，项级科目在其内", "at": "有效期最后一日支付", "over": "支付科目不在办法所列范围"}.get(
        case.margin, ""
    )
    if case.look == 0:
        rows.append(world.pay(line, workday(year, 5, 8), 9 * WAN, payee, function_code="2010302"))
        rows.append(
            world.pay(
                line, workday(year, 5, 12), -9 * WAN, payee, function_code="2010302", purpose="红字冲销：科目录错"
            )
        )
        words = "科目录错，当月红字冲销更正"
    if case.look == 1:
        other = project_line(world, "专项评审工作", year, 10 * WAN, function="2010302")
        rows = [world.pay(other, workday(year, 6, 12), 9 * WAN + WAN // 2, payee)]
        words = "同一受益企业承接与专项资金无关的项目，科目自然不同"
    return case.label(
        "payment", {"fund_code": code, "project_code": line.of_project.code}, year, date(year, 12, 31), words, rows=rows,
        value=None if case.look is not None else case.value, amounts={"paid": line.paid()},
    )  # fmt: skip


@kind("three_public")
def three_public(world: World, case: Case) -> Label:
    """Pay more for reception or vehicles than is budgeted."""
    year = world.last
    unit = world.take("three_public", year, HOSTS)
    item = ("reception", "vehicle_running")[world.number("three_public") % 2]
    line = next(line for line in world.lines_of(unit, year) if line.three_public == item)
    missing = line.approved * case.value // WHOLE - line.paid()
    payee = world.payees.some(world.draw, 1)[0]
    rows = [world.pay(line, workday(year, 12, 11), missing, payee)]
    words = "全年支付与该项三公经费预算相比"
    if case.look == 0:
        rows.append(
            world.pay(line, workday(year, 12, 24), -missing, payee, purpose="红字冲销：非公务接待费，改列其他项目")
        )
        words = "误列部分年内冲销，净额在预算内"
    if case.look == 1:
        other = next(each for each in world.lines_of(unit, year) if each.economic == "30201")
        moved = line.approved * 9 // 100 // STEP * STEP
        world.reallocate(other, line, moved, workday(year, 11, 14), "区级公务活动统一安排")
        other.months = parts(sum(other.months) - moved, other.months)
        words = "年中经财政批准调剂增加该项指标"
    amounts = {"approved": line.approved, "paid": line.paid()}
    facts = {"unit_code": unit.code, "three_public": item}
    return case.label("payment", facts, year, date(year, 12, 31), words, rows=rows, amounts=amounts, also=("overrun",))


@kind("same_again", turn=1)
def again(world: World, case: Case) -> Label:
    """Pay without a line in one year, and the same unit again in the next."""
    unit = world.host()
    years = world.years[-2:]
    if case.look is None and case.margin == "under":
        years = years[-1:]
    if case.margin == "over":
        years = world.years  # three of them: the same in every year
    rows: list[Row] = []
    projects: list[str] = []
    for year in years:
        line = project_line(world, f"零星修缮{year}", year, 0, unit, listed=False, planned=[0] * 12)
        payee = world.payees.some(world.draw, 1)[0]
        amount = 11 * WAN + world.draw.randrange(1, 90) * 100
        if case.look == 0 and year == years[0]:
            carried_over(world, line, amount, year - 1)
        facts = {} if case.look == 0 and year == years[0] else {"quota_no": ""}
        rows.append(world.pay(line, workday(year, 7, 16), amount, payee, **facts))
        projects.append(line.of_project.code)
        if case.look == 1:
            rows.append(world.pay(line, workday(year, 7, 22), -amount, payee, purpose="红字冲销：项目代码录错"))
    words = f"同一单位在 {len(years)} 个年度有没有预算的支付"
    if case.look is not None:
        words = ("两年中有一年是上年结转指标，不是同类情形", "两年均为录错，当月已冲销")[case.look]
    value = None if case.look is not None else len(years)
    return case.label(
        "payment", {"unit_code": unit.code, "again": "no_budget_line", "projects": projects}, world.last, date(world.last, 12, 31), words, rows=rows, value=value,
        also=() if case.look == 1 else ("no_budget_line", "overrun"),
    )  # fmt: skip
