"""Planting who is paid and how: split, twice, on days off, one payee, a newcomer, in advance, in cash (收款与支付方式)."""

from datetime import date, timedelta

from guantong.domain.workdays.calendar import is_workday
from guantong.gateways.demo.money.days import workday
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.budget import project_line, subject
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import parts
from guantong.gateways.demo.money.names import UTILITIES
from guantong.gateways.demo.money.parameters import STEP, WAN, WHOLE, parameter
from guantong.gateways.demo.money.world import Row, World

LIMIT = 50 * WAN
"""Purchases from here on have to be put out (an assumption that measures.yaml declares)."""


@kind("splitting")
def split(world: World, case: Case) -> Label:
    """Pay one company several times within ten days, each time a little below the limit."""
    year, count = world.last, case.value
    line = project_line(world, "宣传品采购", year, (count * LIMIT * 102 // 100) // STEP * STEP)
    payee, each = world.payees.some(world.draw, 1)[0], LIMIT * 97 // 100
    contract = ""
    days = [workday(year, 5, 12 + at) for at in range(count)]
    words = f"十日内付给同一公司 {count} 笔，每笔略低于限额，没有合同"
    if case.look == 0:
        contract = world.contract(
            line.of_project, payee, count * each, workday(year, 1, 20), "open_tender", world.payees.some(world.draw, 4)
        )
        words = "同一份公开招标合同的分期付款"
    if case.look == 1:
        days = [workday(year, month, 14) for month in (2, 4, 6, 8, 10)]
        words = "全年物业服务按期支付，间隔两个月"
    rows = [
        world.pay(
            line, on, each - at * 10_000, payee, contract_no=contract, invoice_no=f"3{year}{world.number('invoice'):07}"
        )
        for at, on in enumerate(days)
    ]
    return case.label(
        "payment", subject(line) | {"payee": payee}, year, date(year, 12, 31), words, rows=rows,
        amounts={"each": each, "whole": sum(row["amount"] for row in rows)}, also=("pace_calendar", "too_fast"),
    )  # fmt: skip


@kind("duplicate")
def twice(world: World, case: Case) -> Label:
    """Pay the last instalment of a contract twice on the same invoice."""
    year = world.last
    line = project_line(world, "设备采购", year, 52 * WAN)
    supplier = world.payees.some(world.draw, 1)[0]
    whole = 40 * WAN
    contract = world.contract(line.of_project, supplier, whole, workday(year, 2, 12), "inquiry")
    shares = {"under": (3, 6, 9), "at": (3, 6, 9, 11), "over": (3, 6, 9, 11, 12)}.get(case.margin, (3, 6, 9, 11, 12))
    numbers = [f"5{year}{world.number('invoice'):07}" for _ in shares]
    if case.margin == "over":
        numbers[4] = numbers[3]
    rows: list[Row] = []
    words = f"合同分四期，每期同额；已付 {len(shares)} 笔"
    if case.look == 1:  # the same goods bought again under a second contract
        second = world.contract(line.of_project, supplier, whole // 4, workday(year, 11, 20), "inquiry")
        words = "同额同收款人，但第五笔属于另一份合同、另一张发票"
    for at, month in enumerate(shares):
        number = second if case.look == 1 and at == 4 else contract
        invoice = numbers[3] if case.look == 0 and at == 4 else numbers[at]
        rows.append(
            world.pay(line, workday(year, month, 18), whole // 4, supplier, contract_no=number, invoice_no=invoice)
        )
    if case.look == 0:
        rows.append(
            world.pay(
                line,
                workday(year, 12, 23),
                -whole // 4,
                supplier,
                contract_no=contract,
                invoice_no=numbers[3],
                purpose="红字冲销：重复支付已退回",
            )
        )
        words = "重复支付一笔，当月已退回冲销"
    paid = sum(row["amount"] for row in rows if row["contract_no"] == contract)
    value = case.value if case.look is None else paid * WHOLE // whole
    return case.label(
        "payment", subject(line) | {"contract_no": contract}, year, date(year, 12, 31), words, rows=rows, value=value,
        amounts={"contract": whole, "paid": paid}, also=("pace_plan",),
    )  # fmt: skip


def _days_off(year: int, month: int) -> list[date]:
    day, found = date(year, month, 1), []
    while day.month == month:
        if not is_workday(day):
            found.append(day)
        day += timedelta(1)
    return found


@kind("off_day")
def day_off(world: World, case: Case) -> Label:
    """Pay on days off in one month, by a unit that otherwise never does."""
    year, month = world.last, 5
    unit = world.take("off_day", year, ("administrative", "public_institution", "school"))
    line = project_line(world, "值班保障", year, 30 * WAN, unit, economic="30226")
    days, count = _days_off(year, month), case.value
    words = f"该单位平时只在工作日支付，{month} 月非工作日支付 {count} 笔"
    if case.look == 0:
        world.weekend_units.add(unit.code)
        words = "该单位历来在周末也支付（全天候服务机构）"
    if case.look == 1:  # exchanged days: a Saturday or Sunday that is worked
        days = [
            day
            for day in (date(year, 1, 1) + timedelta(n) for n in range(365))
            if day.weekday() > 4 and is_workday(day)
        ]
        words = "调休的周末是工作日"
    payee = world.payees.some(world.draw, 1)[0]
    rows = [world.pay(line, days[at % len(days)], WAN + at * 37_00, payee) for at in range(count)]
    world.pay(line, workday(year, 11, 14), 17 * WAN, payee)
    world.quiet_units.add((unit.code, year, month))
    return case.label(
        "payment", subject(line) | {"month": month if case.look != 1 else None}, year, date(year, 12, 31), words, rows=rows,
        value=count if case.look is None else None, also=("pace_calendar", "pace_plan"),
    )  # fmt: skip


@kind("concentration", turn=7)
def one_payee(world: World, case: Case) -> Label:
    """Pay one company a large part of what a unit does not pay as wages."""
    year = world.years[0]
    unit = world.take("pace", year, ("school", "hospital"))
    others = sum(line.paid() for line in world.lines_of(unit, year) if line.economic[:3] not in ("301", "303"))
    share = case.value
    amount = others * share // (WHOLE - share)
    approved = -(-amount // STEP) * STEP
    economic = "30206" if case.look == 0 else "30103" if case.look == 1 else "30227"
    line = project_line(world, "综合服务项目", year, approved, unit, economic=economic)
    payee = world.payees.new()
    words = f"{payee}占该单位全年非人员支付的一半左右"
    if case.look == 0:
        payee, words = UTILITIES["30206"], "电费只能付给供电部门"
    if case.look == 1:
        payee, words = "明湖区财政代发工资专户", "人员经费统一由代发专户发放"
    rows = [
        world.pay(line, workday(year, month, 19), part, payee, invoice_no=f"6{year}{world.number('invoice'):07}")
        for month, part in enumerate(parts(amount, parameter("months")["service"]), 1)
    ]
    return case.label(
        "payment", subject(line) | {"payee": payee}, year, date(year, 12, 31), words, rows=rows,
        amounts={"payee": amount, "others": others}, also=("newcomer",),
    )  # fmt: skip


@kind("newcomer")
def newcomer(world: World, case: Case) -> Label:
    """Pay a company that nobody has paid before a large amount at once."""
    year, amount = world.last, case.value
    received = 36 * WAN if case.look == 1 else amount
    line = project_line(world, "咨询服务", year, -(-received * 103 // 100 // STEP) * STEP, world.host())
    payee = world.payees.new()
    contract, words = "", "首次出现的公司三个月内收到的金额，没有合同"
    if case.look == 0:
        contract = world.contract(
            line.of_project, payee, amount, workday(year, 4, 10), "open_tender", world.payees.some(world.draw, 5)
        )
        words = "首次出现，但经公开招标、六家投标中标"
    if case.look == 1:
        words = "首次出现，但十二个月内按月小额支付"
    months = range(1, 13) if case.look == 1 else (6, 7)
    rows = [
        world.pay(
            line,
            workday(year, month, 12),
            part,
            payee,
            contract_no=contract,
            invoice_no=f"7{year}{world.number('invoice'):07}",
        )
        for month, part in zip(months, parts(received, [1] * len(months)), strict=True)
    ]
    also = ("pace_calendar",)
    amounts = {"received": sum(row["amount"] for row in rows)}
    return case.label(
        "payment",
        subject(line) | {"payee": payee},
        year,
        date(year, 12, 31),
        words,
        rows=rows,
        amounts=amounts,
        also=also,
    )


@kind("advance")
def advance(world: World, case: Case) -> Label:
    """Pay so much of a contract in advance."""
    year = world.last
    line = project_line(world, "护坡工程", year, 60 * WAN, function="2120303", economic="31005")
    line.of_project.kind = "investment"
    supplier, whole = world.payees.some(world.draw, 1)[0], 60 * WAN
    contract = world.contract(line.of_project, supplier, whole, workday(year, 2, 20), "competitive_negotiation")
    first = whole * case.value // WHOLE
    facts: dict[str, object] = {"contract_no": contract}
    advances = {0: [whole * 25 // 100], 1: [whole * 28 // 100]}.get(case.look if case.look is not None else -1, [first])
    rows = [
        world.pay(
            line,
            workday(year, 3, 5),
            amount,
            supplier,
            advance=True,
            invoice_no=f"8{year}{world.number('invoice'):07}",
            **facts,
        )
        for amount in advances
    ]
    words = "签订合同后支付的预付款占合同金额"
    if case.look == 0:
        rows.append(
            world.pay(
                line,
                workday(year, 5, 15),
                whole * 30 // 100,
                supplier,
                invoice_no=f"8{year}{world.number('invoice'):07}",
                **facts,
            )
        )
        words = "预付款不超过三成，其余为验收后的进度款"
    if case.look == 1:
        rows.append(world.pay(line, workday(year, 4, 15), whole * 22 // 100, supplier, advance=True, **facts))
        rows.append(
            world.pay(
                line,
                workday(year, 4, 18),
                -whole * 22 // 100,
                supplier,
                advance=True,
                purpose="红字冲销：误列预付",
                **facts,
            )
        )
        words = "误列一笔预付款，三日后冲销"
    rest = whole * 97 // 100 - line.paid()
    world.pay(line, workday(year, 11, 20), rest, supplier, invoice_no=f"8{year}{world.number('invoice'):07}", **facts)
    return case.label(
        "payment", subject(line) | {"contract_no": contract}, year, date(year, 12, 31), words, rows=rows,
        amounts={"contract": whole, "advance": sum(row["amount"] for row in rows if row["advance"])}, also=("pace_calendar", "too_fast"),
    )  # fmt: skip


@kind("advance_idle")
def idle_advance(world: World, case: Case) -> Label:
    """Pay in advance and see nothing of it for so many days."""
    year = world.last
    as_of = date(year, 12, 31)
    line = project_line(world, "软件开发", year, 60 * WAN)
    supplier, whole = world.payees.some(world.draw, 1)[0], 50 * WAN
    contract = world.contract(line.of_project, supplier, whole, date(year, 1, 8), "competitive_negotiation")
    invoice = f"8{year}{world.number('invoice'):07}"
    facts: dict[str, object] = {"contract_no": contract, "invoice_no": invoice}
    first = as_of - timedelta(case.value)
    rows = [world.pay(line, first, whole * 25 // 100, supplier, advance=True, **facts)]
    words = f"预付后 {case.value} 天没有冲销，合同也没有其他付款"
    if case.look == 0:
        rows.append(world.pay(line, workday(year, 9, 10), whole * 70 // 100, supplier, contract_no=contract))
        words = "已验收并支付其余合同款，预付款已抵作货款"
    if case.look == 1:
        rows.append(world.pay(line, workday(year, 7, 9), -whole * 25 // 100, supplier, advance=True, **facts))
        words = "合同解除，预付款已全部退回"
    other = world.payees.some(world.draw, 1)[0]
    for month in (4, 8, 11):
        world.pay(line, workday(year, month, 19), (59 * WAN - line.paid()) // 3, other)
    return case.label(
        "payment", subject(line) | {"contract_no": contract}, year, as_of, words, rows=rows,
        amounts={"contract": whole, "advance": sum(row["amount"] for row in rows if row["advance"])},
        also=("pace_calendar", "pace_plan", "too_fast"),
    )  # fmt: skip


@kind("cash")
def cash(world: World, case: Case) -> Label:
    """Pay a company in cash above the threshold of settlement."""
    year = world.last
    line = project_line(world, "零星采购", year, 5 * WAN, economic="30201" if case.look is None else "30305")
    payee = world.payees.some(world.draw, 1)[0]
    facts: dict[str, object] = {"settlement": "cash"}
    words = "以现金支付给单位"
    if case.look == 0:
        payee, words = "许可可", "以现金发放给个人的生活补助，属于现金使用范围"
        facts |= {"payee_person": True}
    if case.look == 1:
        facts, words = {"settlement": "card"}, "以公务卡结算，不是现金"
    row = world.pay(line, workday(year, 6, 17), case.value, payee, **facts)
    world.pay(
        line,
        workday(year, 9, 17),
        48 * WAN // 10 - case.value,
        payee if case.look != 0 else world.payees.some(world.draw, 1)[0],
    )
    return case.label(
        "payment", subject(line), year, date(year, 12, 31), words, rows=[row], amounts={"cash": row["amount"]}, also=("pace_calendar",),
    )  # fmt: skip
