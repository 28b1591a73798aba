"""Planting purchases without competition: few bids, awards at the ceiling, the same bidders, single source, changes (竞争不充分)."""

from collections.abc import Mapping
from datetime import date

from guantong.gateways.demo.money.days import workday
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.budget import USUAL, project_line, subject
from guantong.gateways.demo.money.kinds.pace import pay_parts
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Line
from guantong.gateways.demo.money.parameters import WAN, WHOLE
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import World

TENDERED = 110 * WAN
"""What is put out to tender is no small purchase (an assumption)."""


def _line(world: World, name: str, unit: Unit | None = None) -> Line:
    line = project_line(world, name, world.last, TENDERED + world.small_amount(), unit, economic="31003")
    pay_parts(world, line, USUAL)
    return line


def _label(case: Case, world: World, key: Mapping[str, object], words: str, **facts: object) -> Label:
    return case.label("contract", dict(key), world.last, date(world.last, 12, 31), words, **facts)


@kind("few_bids")
def few_bids(world: World, case: Case) -> Label:
    """Award a tender with so few valid bids."""
    line = _line(world, "绿化提升")
    winner, *others = world.payees.some(world.draw, case.value)
    method, words = "open_tender", f"公开招标有效投标 {case.value} 家"
    if case.look == 0:
        method, others, words = "single_source", [], "依法批准的单一来源采购，本来只有一家"
    if case.look == 1:
        method, words = "competitive_negotiation", "竞争性谈判，两家实质性响应，经批准继续谈判"
    number = world.contract(line.of_project, winner, line.approved, workday(world.last, 3, 11), method, others)
    return _label(case, world, subject(line) | {"contract_no": number}, words, amounts={"award": line.approved})


@kind("award_ratio")
def at_the_ceiling(world: World, case: Case) -> Label:
    """Award a tender close to its ceiling."""
    line = _line(world, "路面维修")
    winner, *others = world.payees.some(world.draw, 5)
    award, method = line.approved // 20_000 * 20_000, "open_tender"
    ceiling = -(-award * WHOLE // case.value)
    words = "中标金额与最高限价相比"
    if case.look == 0:
        method, others, words = "single_source", [], "单一来源按成本协商定价，没有竞价"
    if case.look == 1:
        method, others, words = "other", [], "执行政府定价的收费（检定费），没有议价空间"
    number = world.contract(line.of_project, winner, award, workday(world.last, 3, 18), method, others, ceiling=ceiling)
    return _label(
        case, world, subject(line) | {"contract_no": number}, words, amounts={"award": award, "ceiling": ceiling}
    )


@kind("same_bidders")
def same_bidders(world: World, case: Case) -> Label:
    """Let the same companies bid together again and again."""
    unit = world.host()
    ring = world.payees.some(world.draw, 3)
    numbers = []
    for at in range(case.value):
        line = _line(world, f"零星工程{at + 1}", unit)
        winner, others = ring[at % 3], [name for name in ring if name != ring[at % 3]]
        if case.look == 0:  # lots of one tender, opened on one day
            others += world.payees.some(world.draw, 3)
        if case.look == 1:
            others = [name for name in world.payees.some(world.draw, 4) if name not in ring]
        on = workday(world.last, 2 + at * 2, 13)
        numbers.append(world.contract(line.of_project, winner, line.approved, on, "open_tender", others))
    words = f"同一组三家公司一同投标 {case.value} 次，轮流中标"
    if case.look is not None:
        words = ("每次另有三家不同公司参加，投标人组并不相同", "中标人常见，但每次竞争者都不同")[case.look]
    return _label(case, world, {"unit_code": unit.code, "bidders": sorted(ring), "contracts": numbers}, words)


@kind("single_source", turn=6)
def single_source(world: World, case: Case) -> Label:
    """Give a large part of a unit's contracts away without competition."""
    year = world.last
    unit = world.take("single_source", year, ("school", "hospital"))
    line = _line(world, "专用设备维保", unit)
    for _ in range(2):  # a share of one contract or two says nothing: a unit gets ordinary ones beside its own
        other = _line(world, "课桌采购", unit)
        winner, *others = world.payees.some(world.draw, 5)
        world.contract(other.of_project, winner, other.approved, workday(year, 2, 14), "open_tender", others)
    known = sum(
        row["amount"]
        for row in world.rows["contract"]
        if row["unit_code"] == unit.code and row["signed_on"].year == year
    )
    amount = known * case.value // (WHOLE - case.value)
    method = ("inquiry", "open_tender")[case.look] if case.look is not None else "single_source"
    winner, *others = world.payees.some(world.draw, 5)
    number = world.contract(
        line.of_project, winner, amount, workday(year, 4, 16), method, [] if method != "open_tender" else others
    )
    words = "单一来源合同金额占本单位全年合同金额"
    if case.look is not None:
        words = ("同样金额，但经询价", "同样金额，但经公开招标")[case.look]
    key = subject(line) | {"contract_no": number}
    return _label(case, world, key, words, amounts={"single_source": amount, "others": known}, also=("newcomer",))


@kind("change_orders")
def changes(world: World, case: Case) -> Label:
    """Change a contract after the award by so much."""
    line = _line(world, "管网改造")
    winner, *others = world.payees.some(world.draw, 5)
    number = world.contract(line.of_project, winner, line.approved, workday(world.last, 2, 26), "open_tender", others)
    whole = line.approved * case.value // WHOLE
    changes = [whole // 2, whole - whole // 2]
    words = "两次变更累计占合同金额"
    if case.look == 0:
        changes, words = [whole, -(whole * 9 // 10)], "先增后减，累计变更不大"
    if case.look == 1:
        changes, words = [], "增加的内容另行招标，签订新合同"
        again = [name for name in world.payees.some(world.draw, 6) if name != winner]
        world.contract(line.of_project, winner, whole, workday(world.last, 8, 20), "open_tender", again)
    for month, amount in zip((5, 9), changes, strict=False):
        world.rows["change_order"].append(
            {
                "contract_no": number,
                "changed_on": workday(world.last, month, 9),
                "amount": amount,
                "reason": "现场条件变化",
            }
        )
    key = subject(line) | {"contract_no": number}
    return _label(case, world, key, words, amounts={"contract": line.approved, "changes": sum(changes)})
