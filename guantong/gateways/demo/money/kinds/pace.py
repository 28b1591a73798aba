"""Planting pace: behind plan, history, peers and calendar, too fast, nothing at all, and the rush at the year's end (支出进度)."""

from datetime import date, timedelta
from statistics import median

from guantong.gateways.demo.money.days import workday
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Line, parts
from guantong.gateways.demo.money.parameters import WHOLE, parameter
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import PEERS, World

CROWD = ("school", "hospital")
HALF = 6
"""Pace is looked at after June."""


def _project(world: World, name: str, **facts: object) -> Line:
    project = world.project(
        world.host(), name, **{"start_on": date(world.last, 1, 4), "started_on": date(world.last, 1, 4)} | facts
    )
    return world.line(
        project.unit, world.last, world.small_amount(), project, function="2120102", economic="30227", planned=None
    )


def pay_parts(world: World, line: Line, shares: dict[int, int], payee: str = "") -> None:
    """Pay shares (of 10,000 of the approved money) of a line in months."""
    payee = payee or world.payees.some(world.draw, 1)[0]
    for month, share in shares.items():
        world.pay(line, workday(line.year, month, 18), line.approved * share // WHOLE, payee)


def _label(case: Case, line: Line, explanation: str, **facts: object) -> Label:
    subject = {"project_code": line.of_project.code, "unit_code": line.unit.code}
    amounts = {"approved": line.approved, "paid": line.paid(HALF), "planned": sum(line.plan()[:HALF])}
    return case.label("payment", subject, line.year, date(line.year, 6, 30), explanation, amounts=amounts, **facts)


@kind("pace_plan")
def behind_plan(world: World, case: Case) -> Label:
    """Pay less by June than the monthly plan says."""
    line = _project(world, "社区服务项目")
    if case.look is not None:
        shares = ({3: 1000, 11: 8700}, {9: 4000, 12: 5800})[case.look]
        line.planned = parts(line.approved, [shares.get(m, 0) + (300 if m == max(shares) else 0) for m in range(1, 13)])
        pay_parts(world, line, shares)
        words = ("计划本就安排在年末验收后支付", "季节性补助：计划在九月和十二月发放")[case.look]
        return _label(
            case,
            line,
            words,
            value=(line.paid(HALF) - sum(line.planned[:HALF])) * WHOLE // line.approved,
            also=("pace_calendar",),
        )
    months = parameter("months")["service"]
    line.planned = parts(line.approved, months)
    by_june = sum(months[:HALF]) + case.value
    pay_parts(world, line, {3: by_june // 2, 6: by_june - by_june // 2, 9: 2500, 12: 7200 - by_june})
    return _label(case, line, "按月用款计划已执行到六月，支付累计低于计划", also=("pace_calendar",))


@kind("pace_calendar")
def behind_calendar(world: World, case: Case) -> Label:
    """Pay less by June than half, where there is no plan."""
    line = _project(world, "环境整治项目", has_plan=False)
    if case.look == 0:
        line.of_project.start_on = line.of_project.started_on = date(line.year, 9, 1)
        pay_parts(world, line, {10: 5000, 12: 4700})
        return _label(case, line, "九月才开始的项目：上半年没有应付的进度")
    if case.look == 1:
        line.of_project.has_plan = True
        shares = {9: 4800, 12: 4900}
        line.planned = parts(line.approved, [shares.get(m, 0) for m in range(1, 13)])
        pay_parts(world, line, shares)
        return _label(case, line, "有用款计划的季节性补助：按计划九月发放")
    by_june = 5000 + case.value
    pay_parts(world, line, {2: by_june // 2, 6: by_june - by_june // 2, 9: 2600, 12: 7100 - by_june})
    return _label(case, line, "没有用款计划，六月末进度低于时间进度")


@kind("too_fast")
def too_fast(world: World, case: Case) -> Label:
    """Pay far more than half by June."""
    line = _project(world, "公共服务采购项目", has_plan=case.look == 0)
    if case.look == 0:
        line.planned = parts(line.approved, [9800, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200])
        pay_parts(world, line, {1: 9800})
        return _label(case, line, "全年保险费按计划一月一次付清")
    if case.look == 1:
        line.of_project.finish_on = line.of_project.finished_on = workday(line.year, 5, 28)
        pay_parts(world, line, {3: 5000, 6: 4800})
        return _label(case, line, "项目五月已按期完工验收，付清尾款")
    by_june = 5000 + case.value
    pay_parts(world, line, {2: by_june // 3, 4: by_june // 3, 6: by_june - by_june // 3 * 2, 11: 9900 - by_june})
    return _label(case, line, "没有用款计划，六月末进度快于时间进度")


@kind("zero_execution")
def nothing_paid(world: World, case: Case) -> Label:
    """Pay nothing for so many days after the start."""
    as_of = date(world.last, 6, 30)
    start = as_of - timedelta(case.value)
    line = _project(world, "宣传培训项目", start_on=start, started_on=start)
    first = start.month
    if case.look == 0:
        line.of_project.start_on = line.of_project.started_on = date(world.last, 9, 10)
        first = 10
    shares = dict.fromkeys(range(first, 7), 400) if case.look is None else {}
    rest = {9: (WHOLE - sum(shares.values())) // 2}
    rest[12] = WHOLE - sum(shares.values()) - rest[9]
    line.planned = parts(line.approved, [(shares | rest).get(m, 0) for m in range(1, 13)])
    pay_parts(world, line, {9: 5200, 12: 4600})
    words = "项目已经开始，计划上半年用款，至六月末没有支付"
    if case.look is not None:
        words = ("计划九月开始", "已经开始，但计划用款在九月以后（季节性补助）")[case.look]
    return _label(case, line, words, also=("pace_calendar", "pace_plan"))


def shift(world: World, unit: Unit, year: int, until: int, target: int) -> None:
    """Move the unit's ordinary payments so that `target` is paid by month `until`, the year's total unchanged."""
    lines = [line for line in world.lines_of(unit, year) if sum(line.months)]
    wanted = target - sum(sum(line.given[:until]) for line in world.lines_of(unit, year))
    before = [sum(line.months[:until]) for line in lines]
    for line, now in zip(lines, parts(wanted, before), strict=True):
        whole = sum(line.months)
        early, late = line.months[:until], line.months[until:]
        now = min(now, whole)
        line.months = parts(now, early) + parts(whole - now, late if sum(late) else [1] * len(late))
    missing = target - world.paid(unit, year, until)
    if missing:
        line = max(lines, key=lambda each: min(each.months[until - 1], each.months[-1]))
        line.months[until - 1] += missing
        line.months[-1] -= missing


def _unit_label(
    case: Case, world: World, unit: Unit, year: int, month: int, explanation: str, **facts: object
) -> Label:
    as_of = date(year, 12, 31) if month > HALF else date(year, 6, 30)
    amounts = {"approved": world.approved(unit, year), "paid": world.paid(unit, year, month)}
    return case.label("payment", {"unit_code": unit.code}, year, as_of, explanation, amounts=amounts, **facts)


def progress(world: World, unit: Unit, year: int) -> float:
    """Return the share of the approved money that `unit` has paid by June."""
    return world.paid(unit, year, HALF) / world.approved(unit, year)


@kind("pace_history", turn=8)
def behind_history(world: World, case: Case) -> Label:
    """Pay less by June than the unit itself did in earlier years."""
    year = world.last
    unit = world.take("pace", year, CROWD, len(world.years))
    approved = world.approved(unit, year)
    if case.look == 0:  # as slow in every year
        for each in world.years:
            shift(world, unit, each, HALF, world.approved(unit, each) * 34 // 100)
    usual = median(progress(world, unit, each) for each in world.earlier())
    if case.look is None or case.look == 1:
        shift(world, unit, year, HALF, int(approved * (usual + case.value / WHOLE)))
    if case.look == 1:  # the plan says so
        _as_planned(world, unit, year)
    else:
        world.planless.add((unit.code, year))
    words = "没有用款计划，六月末进度比本单位往年同期低"
    if case.look is not None:
        words = ("历年如此：下半年集中采购，与往年同期一致", "批复的用款计划本年后移，按计划执行")[case.look]

    def late() -> int:
        return round((progress(world, unit, year) - usual) * WHOLE)

    also = ("pace_peers", "pace_calendar", "pace_plan", "year_end_soft")
    return _unit_label(case, world, unit, year, HALF, words, late=late, also=also)


@kind("pace_peers", turn=9)
def behind_peers(world: World, case: Case) -> Label:
    """Pay less by June than units of the same kind and like size."""
    year = world.last
    unit = world.take("pace", year, PEERS, len(world.years))

    def gap() -> int:
        return round((progress(world, unit, year) - peers(world, unit, year)) * WHOLE)

    if case.look == 0:
        for each in world.years:
            shift(world, unit, each, HALF, world.approved(unit, each) * 32 // 100)
    else:
        for _ in range(3):
            shift(
                world,
                unit,
                year,
                HALF,
                int(world.approved(unit, year) * (peers(world, unit, year) + case.value / WHOLE)),
            )
    if case.look == 1:
        _as_planned(world, unit, year)
    else:
        world.planless.add((unit.code, year))
    words = "没有用款计划，六月末进度比同类相近单位的中位数低"
    if case.look is not None:
        words = ("季节性支出：历年六月末同样慢，年末均执行完", "新校区下半年开办，按批复的用款计划执行")[case.look]
    also = ("pace_history", "pace_calendar", "pace_plan", "year_end_soft")
    return _unit_label(case, world, unit, year, HALF, words, late=gap, also=also)


def peers(world: World, unit: Unit, year: int) -> float:
    """Return the median pace of the nearest units of the same kind."""
    own = world.approved(unit, year)
    others = [u for u in world.units if u.kind == unit.kind and u.code != unit.code]
    nearest = sorted(others, key=lambda u: (abs(world.approved(u, year) - own), u.code))[: parameter("peers")]
    return median(progress(world, u, year) for u in nearest)


def _as_planned(world: World, unit: Unit, year: int) -> None:
    for line in world.lines_of(unit, year):
        line.planned = parts(line.approved, line.months) if sum(line.months) else line.planned


def _december(world: World, unit: Unit, year: int, share: int) -> None:
    whole = world.paid(unit, year)
    shift(
        world, unit, year, 11, -(-whole * (WHOLE - share) // WHOLE)
    )  # rounded so that the limit is not passed by a fen


def _gross_only(world: World, unit: Unit, year: int) -> None:
    """Post a large amount wrongly in December and reverse it."""
    line = next(line for line in world.lines_of(unit, year) if line.project)
    amount, payee = world.paid(unit, year) // 100 * 100, world.payees.some(world.draw, 1)[0]
    for day, sign, words in ((5, 1, "误录"), (9, -1, "红字冲销：误录")):
        world.pay(line, workday(year, 12, day), sign * amount, payee, purpose=words)


@kind("year_end_rush", turn=7)
def rush(world: World, case: Case) -> Label:
    """Pay half of the year's money in December."""
    year = world.years[0]
    unit = world.take("pace", year, CROWD)
    if case.look == 0:
        _gross_only(world, unit, year)
    else:
        _december(world, unit, year, 4400 if case.look == 1 else case.value)
    words = "十二月支出占全年的一半左右"
    if case.look is not None:
        words = ("十二月误录后当月红字冲销，净额正常", "十二月支出不足一半，前十一个月过半")[case.look]

    def share() -> int:
        return round((world.paid(unit, year) - world.paid(unit, year, 11)) * WHOLE / world.paid(unit, year))

    also = ("pace_calendar", "pace_plan", "pace_peers") + (() if case.look == 0 else ("year_end_soft",))
    return _unit_label(case, world, unit, year, 12, words, late=share, also=also)


@kind("year_end_soft", turn=7)
def soft_rush(world: World, case: Case) -> Label:
    """Pay a quarter of the year's money in December."""
    year = world.years[0]
    unit = world.take("pace", year, CROWD)
    if case.look == 0:
        _gross_only(world, unit, year)
    elif case.look == 1:
        _late_grant(world, unit, year)
    else:
        _december(world, unit, year, case.value)
    words = "十二月支出占全年四分之一左右"
    if case.look is not None:
        words = ("十二月误录后当月红字冲销，净额正常", "上级专项十一月末才下达，十二月据以支付")[case.look]

    def share() -> int:
        return round((world.paid(unit, year) - world.paid(unit, year, 11)) * WHOLE / world.paid(unit, year))

    return _unit_label(
        case, world, unit, year, 12, words, late=share, also=("pace_calendar", "pace_plan", "pace_peers")
    )


def _late_grant(world: World, unit: Unit, year: int) -> None:
    from guantong.gateways.demo.money.books import grant

    amount = world.paid(unit, year) * 22 // 100 // 10_000 * 10_000
    project = world.project(unit, "上级专项任务", start_on=date(year, 11, 25), started_on=date(year, 11, 25))
    line = world.line(unit, year, 0, project, function="2050299", economic="30227", listed=False, planned=[0] * 12)
    row = grant(
        world,
        "special",
        date(year, 11, 15),
        10,
        world.draw,
        amount=amount,
        passed_amount=amount,
        function_code=line.function,
    )
    world.quota(line, "added", amount, row["passed_on"], row["document_no"])
    for payee, part in zip(world.payees.some(world.draw, 4), parts(amount, [1] * 4), strict=True):
        world.pay(line, workday(year, 12, 15), part, payee)
