"""Planting drafts that ask in spite of what is known: little spent, a poor result, much carried over, one-off, finished, expired, new (申报)."""

from datetime import date
from typing import Any

from guantong.gateways.demo.money.background import carried_over
from guantong.gateways.demo.money.days import workday
from guantong.gateways.demo.money.drafts import ask, estimate, open_drafts, propose, targets
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.budget import USUAL, project_line
from guantong.gateways.demo.money.kinds.pace import pay_parts
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Line, Project, parts
from guantong.gateways.demo.money.parameters import WAN, WHOLE, measure
from guantong.gateways.demo.money.world import World


def drafted(world: World, case: Case, project: Project, words: str, **facts: Any) -> Label:
    """Return the label of a draft's project, as asked at the end of the last year."""
    subject = {"unit_code": project.unit.code, "project_code": project.code}
    return case.label("budget_line", subject, world.last + 1, date(world.last, 12, 31), words, **facts)


def named(world: World, words: str) -> str:
    """Return a name that no other project bears."""
    return f"{words}{world.number('drafted')}号点位"


def ask_again(world: World, line: Line, share: int, **facts: Any) -> None:
    """Ask for a project of the last year again: so many hundredths of what it was given."""
    amount = line.approved * share // 100
    ask(world, line.of_project, amount, **facts)
    estimate(world, line.of_project, amount)
    targets(world, line.of_project)


def _paid_line(world: World, words: str, shares: dict[int, int], year: int | None = None, **facts: Any) -> Line:
    """Give a project money that is paid in these shares, as its plan says."""
    open_drafts(world)
    line = project_line(world, named(world, words), year or world.last)
    for name, value in facts.items():
        setattr(line.of_project, name, value)
    line.planned = [line.approved * shares.get(month, 0) // WHOLE for month in range(1, 13)]
    pay_parts(world, line, shares)
    return line


@kind("low_execution_ask", turn=10)
def low_execution(world: World, case: Case) -> Label:
    """Spend so much of the year's money, as planned, and ask for no less."""
    first, second, third = parts(case.value, [2, 3, 5])
    late = date(world.last, 8, 1)
    facts = {"start_on": late, "started_on": late} if case.look == 1 else {}
    shares = {8: first, 10: second, 11: third} if case.look == 1 else {3: first, 6: second, 9: third}
    line = _paid_line(world, "老旧小区外墙排查", shares, **facts)
    ask_again(world, line, 90 if case.look == 0 else 100)
    words = "已结束年度的支付占预算，下一年申报不减"
    if case.look is not None:
        words = ("执行率低，但申报数已经减少", "八月才开始的项目")[case.look]
    return drafted(world, case, line.of_project, words, amounts={"approved": line.approved, "paid": line.paid()})


@kind("poor_result_ask", turn=10)
def poor_result(world: World, case: Case) -> Label:
    """Evaluate a project with such a score, and ask for no less."""
    line = _paid_line(world, "公共停车诱导维护", {3: 3000, 7: 4000, 11: 2700})
    ask_again(world, line, 90 if case.look == 0 else 105)
    project, year = line.of_project, world.last - 4 if case.look == 1 else world.last - 1
    score = case.value
    world.rows["evaluation"].append(
        {"year": year, "unit_code": project.unit.code, "project_code": project.code, "project": project.name, "kind": "finance", "score": score,
         "grade": "良" if score >= 80 else "中"}
    )  # fmt: skip
    words = f"{year}年评价得分{score}，下一年申报不减"
    if case.look is not None:
        words = ("评价为中，但申报数已经减少", "评价的是更早年度")[case.look]
    return drafted(world, case, project, words)


@kind("carried_ask", turn=10)
def carried(world: World, case: Case) -> Label:
    """Carry such a share of the year before last's money over, and ask for more."""
    first, second = parts(WHOLE - case.value, [1, 1])
    line = _paid_line(world, "河道水质监测", {4: first, 9: second}, world.last - 1)
    fund = {"fund_kind": "own"} if case.look == 0 else {}
    now = world.line(line.unit, world.last, line.approved, line.project, function=line.function, economic=line.economic)
    pay_parts(world, now, USUAL)
    left = line.approved - line.paid()
    kept = world.line(
        line.unit, world.last, 0, line.project, function=line.function, economic=line.economic, listed=False, planned=[0] * 12, **fund,
    )  # fmt: skip
    carried_over(world, kept, left, world.last - 1)
    world.beside.append(_far_from_budget(line))
    world.pay(kept, workday(world.last, 3, 20), left, world.payees.some(world.draw, 1)[0])
    ask_again(world, now, 100 if case.look == 1 else 110)
    words = f"{world.last - 1}年的资金结转到{world.last}年，下一年要得更多"
    if case.look is not None:
        words = ("结转的是单位自有资金", "结转多，但申报数没有增加")[case.look]
    return drafted(world, case, line.of_project, words, amounts={"carried": left, "approved": line.approved})


def _far_from_budget(line: Line) -> Label:
    """Return what else is true of money that was carried over: the final accounts of its own year lie below the budget."""
    scale, subject = measure("final_vs_budget"), {"unit_code": line.unit.code, "project_code": line.of_project.code}
    return Label(
        scale.kind, "beside", None, "budget_line", subject | {"function_code": line.function}, line.year, date(line.year + 1, 8, 31),
        value=round((line.approved - line.paid()) * WHOLE / line.approved), limit=scale.limit, unit=scale.unit,
        explanation=f"{line.year}年没有用完，结转到下一年，当年决算少于预算",
    )  # fmt: skip


@kind("one_off_again", turn=10)
def one_off(world: World, case: Case) -> Label:
    """Ask again for what is one-off, given in so many years before."""
    open_drafts(world)
    end = date(world.last + 1, 6, 30) if case.look == 0 else date(world.last, 11, 30)
    facts = {"kind": "special", "one_off": case.look != 1, "finish_on": end}
    if case.look is None and case.value == 1:
        project = propose(world, world.host(), named(world, "应急广播终端补点"), 40 * WAN, **facts)
        return drafted(world, case, project, "一次性项目第一次申报")
    line = _paid_line(world, "应急广播终端补点", USUAL, **facts)
    if case.look is None and case.value > 2:
        before = world.line(
            line.unit, world.last - 1, line.approved, line.project, function=line.function, economic=line.economic
        )
        pay_parts(world, before, USUAL)
    ask_again(world, line, 100)
    words = "项目库写明一次性，已安排又申报"
    if case.look is not None:
        words = ("计划跨年完工", "项目库没有写明是一次性项目")[case.look]
    return drafted(world, case, line.of_project, words)


@kind("finished_asked", turn=10)
def finished(world: World, case: Case) -> Label:
    """Ask for a project that was finished so many months before the end of the year."""
    open_drafts(world)
    months = 8 if case.look == 0 else case.value
    year, month = divmod(world.last * 12 + 11 - months, 12)
    day = date(year, month + 1, 28 if case.look is None and months != case.measure.limit else 30)
    day = date(year, month + 1, 31) if months == case.measure.limit else day
    facts = {"kind": "operating" if case.look == 1 else "special", "finished_on": day}
    project = propose(world, world.host(), named(world, "社区文体活动中心改造"), 30 * WAN, **facts)
    words = f"{day}完工，仍有申报"
    if case.look is not None:
        words = ("完工不久，结算尾款", "经常性项目，完工日期只是一个年度的期限")[case.look]
    return drafted(world, case, project, words)


@kind("expired_fund", turn=10)
def expired(world: World, case: Case) -> Label:
    """Ask for a project of a special fund whose term ends so many days before the year begins."""
    open_drafts(world)
    code, first = f"ZX{700 + world.number('expired')}", date(world.last + 1, 1, 1)
    until = date.fromordinal(first.toordinal() - case.value)
    fund = {
        "fund_code": code,
        "name": f"明湖区特色产业资金第{code[2:]}项",
        "document": f"明府规〔{world.last - 3}〕{code[2:]}号",
        "function_codes": "21201;21203",
        "budget": 100 * WAN,
    }
    terms = [(date(world.last - 3, 1, 1), None if case.look == 1 else until)]
    if case.look == 0:
        terms.append((until, date(world.last + 3, 12, 31)))
    world.rows["special_fund"] += [fund | {"from_on": begun, "until_on": end} for begun, end in terms]
    project = propose(world, world.host(), named(world, "特色产业园区服务"), 20 * WAN)
    world.rows["fund_recipient"].append(
        {"fund_code": code, "year": world.last, "recipient": world.payees.some(world.draw, 1)[0], "project_code": project.code, "amount": 10 * WAN, "result": "已验收"}
    )  # fmt: skip
    words = f"专项资金{until}到期，下一年仍有申报"
    if case.look is not None:
        words = ("已延期，目录中有新的执行期", "管理办法没有写到期日")[case.look]
    label = drafted(world, case, project, words)
    label.subject["fund_code"] = code
    return label


@kind("new_unevaluated", turn=10)
def unevaluated(world: World, case: Case) -> Label:
    """Ask such an amount for a new project that was not evaluated beforehand."""
    open_drafts(world)
    offices = [unit for unit in world.units if unit.kind == "subdistrict"]
    unit = offices[world.number("unevaluated") % len(offices)]
    name = named(world, "智慧社区综合平台")
    if case.look == 1:
        line = project_line(world, name, world.last, unit=unit)
        pay_parts(world, line, USUAL)
        project = line.of_project
        project.pre_evaluated = False
        ask(world, project, case.value)
        estimate(world, project, case.value)
        targets(world, project)
    else:
        project = propose(world, unit, name, case.value, pre_evaluated=case.look == 0)
    words = "新增项目，没有做事前绩效评估"
    if case.look is not None:
        words = ("已做事前绩效评估", "以前年度已有预算的延续项目")[case.look]
    return drafted(world, case, project, words, amounts={"ask": case.value})


@kind("not_in_pool", turn=10)
def unpooled(world: World, case: Case) -> Label:
    """Ask for a project that the pool does not hold."""
    open_drafts(world)
    project = propose(world, world.host(), named(world, "公园座椅更新"), 30 * WAN, pooled=case.margin != "over")
    words = "项目库中没有这个编码" if case.margin == "over" else "项目库中有这个编码"
    if case.look is not None:
        words = ("名称与入库时不同，编码已入库", "本年才入库的新项目")[case.look]
        if case.look == 0:
            project.name += "（调整后）"
    return drafted(world, case, project, words)
