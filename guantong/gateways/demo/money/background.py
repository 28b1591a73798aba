"""The ordinary money of every unit: wages, running costs, projects with contracts, plans kept within a few points (正常收支)."""

from datetime import date
from random import Random
from typing import Any

from guantong.gateways.demo.money.days import workday
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Line, Project, Recipient, parts
from guantong.gateways.demo.money.names import INSURANCE, PAYROLL, UTILITIES
from guantong.gateways.demo.money.parameters import STEP, WHOLE, measure, parameter, table
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import World

THREE_PUBLIC = {"30217": "reception", "30231": "vehicle_running"}
PERSONS = {"30226": 7000, "30239": 6500, "30305": 8000, "30211": 4000}
"""Shares (of 10,000) of the payments under these subjects that go to natural persons."""
FALLING = 86
"""What is left of the three public expenses from year to year, of 100 (an assumption): even what is moved to them does not make them rise."""
TENDER = 400 * 1_000_000
"""From this contract amount on the bureau's files show an open tender (an assumption)."""


def grow(world: World) -> list[Label]:
    """Grow the lines of all units and years; return labels of what left the crowd by nature."""
    natural: list[Label] = []
    per_unit = _projects_per_unit(world)
    for unit, count in zip(world.units, per_unit, strict=True):
        draw = Random(f"{world.seed}/{unit.code}")  # noqa: S311 - figures, not secrets
        weights = [min(draw.lognormvariate(0, 0.6), 1.8) for _ in range(count)]
        projects = [_found(world, unit, draw, world.years[0]) for _ in weights]
        approved = unit.approved
        for year in world.years:
            if year != world.years[0]:
                approved = _drifted(approved, draw)
                projects = [
                    p if draw.randrange(WHOLE) >= parameter("renewed") else _found(world, unit, draw, year)
                    for p in projects
                ]
            basic, running, rest = parts(approved // STEP, parameter("shares")[unit.kind])
            _basic(world, unit, year, basic, "personnel", draw)
            _basic(world, unit, year, running, "running", draw)
            for (project, pattern), share in zip(projects, parts(rest, [int(w * 1000) for w in weights]), strict=True):
                natural += _project_year(world, project, pattern, year, share * STEP, draw)
            _move(world, unit, year, draw)
    return natural


def _projects_per_unit(world: World) -> list[int]:
    whole = parameter("sizes")[world.size]["background_projects"]
    return parts(whole, [1] * len(world.units))


def _drifted(amount: int, draw: Random) -> int:
    return amount * (WHOLE + draw.randrange(*parameter("drift"))) // WHOLE // STEP * STEP


def _found(world: World, unit: Unit, draw: Random, year: int) -> tuple[Project, dict[str, Any]]:
    name, pattern = draw.choice([*table("patterns").items()])
    pattern = pattern | {"function": draw.choice(table("projects")[unit.kind])}
    kind = {"capital": "investment", "grant": "special"}.get(name, "operating")
    facts: dict[str, Any] = {"kind": kind, "key": kind == "investment" and draw.random() < 0.2}
    facts |= {"start_on": date(year, 1, 5), "started_on": date(year, 1, 5)}
    return world.project(unit, f"{draw.choice(pattern['words'])}", **facts), pattern


def spent(approved: int, months: list[int], draw: Random, reach: int) -> list[int]:
    """Return what is paid a month: near the plan, `reach` (of 10,000) of it by the year's end."""
    noise, before, paid, done = parameter("month_noise"), 0, [], 0
    last = _last_place(draw)
    for at, share in enumerate(months):
        done += share
        off = draw.randrange(-noise, noise + 1) if share and at < 11 else 0
        now = max(approved * max(done * reach // WHOLE + off, 0) // WHOLE, before) if share else before
        now = max(now // last * last, before)
        paid.append(now - before)
        before = now
    return paid


def _last_place(draw: Random) -> int:
    round_ = parameter("round_amounts")
    if draw.randrange(WHOLE) >= round_["hundreds"]:
        return 1
    return 100_000 if draw.randrange(WHOLE) < round_["thousands"] else 10_000


def _basic(world: World, unit: Unit, year: int, steps: int, kind: str, draw: Random) -> None:
    shares: dict[str, int] = table(kind)
    months = parameter("months")[kind]
    for economic, each in zip(shares, parts(steps, [*shares.values()]), strict=True):
        approved = each * STEP
        if economic in THREE_PUBLIC:  # they may fall, not rise
            approved = _falling(world, unit, year, [*shares].index(economic), shares)
        reach = draw.randrange(*parameter("execution"))
        line = world.line(
            unit, year, approved, None, function=table("operation")[unit.kind], economic=economic, spending_kind=kind,
            three_public=THREE_PUBLIC.get(economic, "none"), months=spent(approved, months, draw, reach),
            planned=parts(approved, months), persons=_persons(world, economic),
        )  # fmt: skip
        line.recipients = _usual(world, line, draw)


def _falling(world: World, unit: Unit, year: int, at: int, shares: dict[str, int]) -> int:
    steps = parts(unit.approved // STEP * parameter("shares")[unit.kind][1] // WHOLE, [*shares.values()])[at]
    for _ in range(world.years[0], year):
        steps = steps * FALLING // 100
    return steps * STEP


def _persons(world: World, economic: str) -> int:
    return int(PERSONS.get(economic, 0) * parameter("persons_share")[world.size] // WHOLE)


def _usual(world: World, line: Line, draw: Random) -> tuple[Recipient, ...]:
    if line.spending_kind == "personnel":
        return (Recipient(INSURANCE.get(line.economic, PAYROLL)),)
    if line.economic in UTILITIES:
        return (Recipient(UTILITIES[line.economic]),)
    return tuple(Recipient(name, share=0) for name in acquainted(world, line, draw, 4))


def acquainted(world: World, line: Line, draw: Random, count: int) -> list[str]:
    """Return companies for a line: any in the first year, later those that the unit knows from it."""
    known = world.known.setdefault(line.unit.code, [])
    if line.year != world.years[0]:
        return world.payees.some(draw, count, known)
    found = world.payees.some(draw, count)
    if not line.persons:  # those whom persons may displace are perhaps not paid in the first year
        known += [name for name in found if name not in known]
    return found


def _project_year(
    world: World, project: Project, pattern: dict[str, Any], year: int, approved: int, draw: Random
) -> list[Label]:
    tail = parameter("execution_tail")
    slow = draw.randrange(WHOLE) < tail["share"]
    reach = draw.randrange(tail["low"], tail["high"]) if slow else draw.randrange(*parameter("execution"))
    months = parameter("months")[pattern["months"]]
    line = world.line(
        project.unit, year, approved, project, function=pattern["function"], economic=pattern["economic"],
        months=spent(approved, months, draw, reach), planned=parts(approved, months), persons=_persons(world, pattern["economic"]),
    )  # fmt: skip
    if pattern["contract"]:
        line.recipients = contracts(world, line, draw)
    else:
        line.recipients = tuple(
            Recipient(name, share=0) for name in acquainted(world, line, draw, 2 if line.persons else 5)
        )
    if slow:
        return _natural(world, line)
    if draw.randrange(WHOLE) < parameter("carried") and year != world.last:
        _carry(world, line, draw)
    return []


def contracts(world: World, line: Line, draw: Random, works: str = "") -> tuple[Recipient, ...]:
    """Sign the contracts of a line, one a lot; return who is paid under each."""
    found, lots = [], 2 if world.size == "whole" or line.unit.code == works else 4
    for supplier, share in zip(
        acquainted(world, line, draw, lots), parts(WHOLE, [draw.randrange(3, 6) for _ in range(lots)]), strict=True
    ):
        amount = (line.paid() * share // WHOLE * 102 // 100 + 10_000) // 100 * 100
        tender = amount >= TENDER
        method = "open_tender" if tender else draw.choice(("inquiry", "competitive_negotiation", "other"))
        bidders = world.payees.some(draw, 4 + draw.randrange(3)) if tender else []
        bidders = [name for name in bidders if name != supplier]
        on = date(line.year, 1, draw.randrange(8, 28)) if line.months[0] else date(line.year, 2, draw.randrange(1, 20))
        ceiling = amount * 1000 // draw.randrange(850, 955)
        number = world.contract(line.of_project, supplier, amount, on, method, bidders, ceiling=ceiling)
        found.append(Recipient(supplier, number, share))
    return tuple(found)


def _carry(world: World, line: Line, draw: Random) -> None:
    """Carry unspent money into the next year, where it is spent by March on the same project."""
    left = (line.approved - line.paid()) // 100 * 100
    if left <= 0 or not line.project:
        return
    on = workday(line.year + 1, 3, 12 + draw.randrange(6))
    next_year = world.line(
        line.unit, line.year + 1, 0, line.project, function=line.function, economic=line.economic, listed=False,
        planned=[0] * 12,
    )  # fmt: skip
    carried_over(world, next_year, left, line.year)
    world.pay(next_year, on, left, line.recipients[0].payee)


def carried_over(world: World, line: Line, amount: int, from_year: int) -> None:
    """Record that `amount` of `from_year` is carried into the year of `line`, with its quota."""
    facts = {"year": line.year, "unit_code": line.unit.code, "project_code": line.project.code if line.project else ""}
    facts |= {"function_code": line.function, "fund_kind": line.fund_kind}
    world.rows["carry_over"].append(facts | {"from_year": from_year, "amount": amount})
    world.quota(
        line, "carried", amount, date(line.year, 1, 20), f"明财结〔{line.year}〕{world.number(f'carried{line.year}')}号"
    )


def _move(world: World, unit: Unit, year: int, draw: Random) -> None:
    facts = parameter("reallocations")
    lines = [line for line in world.lines_of(unit, year) if line.project and line.listed and not line.project.key]
    if len(lines) < 2 or draw.randrange(WHOLE) >= facts["chance"]:
        return
    source = draw.choice(lines)  # money is moved within a class: to take it out of one may need a decision
    others = [line for line in lines if line is not source and line.function[:3] == source.function[:3]]
    if not others:
        return
    to = draw.choice(others)
    unspent = (source.approved - source.paid()) * 8 // 10 // STEP * STEP
    amount = min(unspent, unit.approved * facts["most"] // WHOLE // STEP * STEP)
    if amount > 0 and source.function != "":
        world.reallocate(source, to, amount, date(year, 9, draw.randrange(1, 28)), "项目实施进度调整")


def _natural(world: World, line: Line) -> list[Label]:
    """Return labels of a project that spends little by itself: behind its plan at the end of the year, and in the final accounts."""
    subject = {"unit_code": line.unit.code, "project_code": line.project.code if line.project else ""}

    def same() -> list[Line]:
        return [each for each in world.lines_of(line.unit, line.year) if each.project is line.project]

    def short() -> int:
        return round(
            (sum(each.paid() for each in same()) - sum(sum(each.plan()) for each in same())) * WHOLE / line.approved
        )

    def off() -> int:
        return round(abs(sum(each.paid() for each in same()) - line.approved) * WHOLE / line.approved)

    words = "未经植入：该项目全年支出自然偏低"
    plan, final = measure("pace_plan"), measure("final_vs_budget")
    found = [
        Label("pace_plan", "natural", None, "payment", subject, line.year, date(line.year, 12, 31), limit=plan.limit, unit=plan.unit,
              explanation=words, also=("pace_calendar", "final_vs_budget"), late=short)
    ]  # fmt: skip
    if line.year != world.last:
        found.append(
            Label("final_vs_budget", "natural", None, "budget_line", subject, line.year, date(line.year + 1, 8, 31), limit=final.limit,
                  unit=final.unit, explanation=words, also=("pace_plan", "pace_calendar"), late=off)
        )  # fmt: skip
    return found
