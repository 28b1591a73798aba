"""Planting into the district's own books: reserve, over-collection, grants passed on late, idle bonds, revenue, debt (全区总账)."""

from datetime import date

from guantong.gateways.demo.money.books import collect, collected, grant, revenue
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.budget import project_line
from guantong.gateways.demo.money.kinds.pace import pay_parts
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.parameters import STEP, WAN, WHOLE, parameter
from guantong.gateways.demo.money.world import Row, World

TAXES = (
    "10104",
    "10106",
    "10109",
    "10110",
    "10111",
    "10112",
    "10113",
    "10114",
    "10119",
    "10302",
    "10304",
    "10305",
    "10307",
    "10309",
)

ROOM = 8000 * WAN
"""What a year is over-collected by at least where it bears a case (an assumption)."""


@kind("reserve", once=True)
def reserve(world: World, case: Case) -> Label:
    """Budget a reserve outside one to three percent."""
    year = parameter("district_years")[world.number("slot reserve") - 1]
    row = next(row for row in world.rows["reserve"] if row["year"] == year)
    share, words = case.value, "预备费占本级一般公共预算支出"
    if case.look == 0:
        share, words = 100, "恰为下限百分之一"
    if case.look == 1:
        share, words = 210, "全年动用很少，比例本身在一至三之间"
        row["used"] = 0
    spending = row["general_spending"] // (WHOLE * STEP) * WHOLE * STEP
    row["general_spending"], row["budget"] = spending, spending * share // WHOLE
    row["used"] = min(row["used"], row["budget"])
    return case.label(
        "reserve",
        {"year": year},
        year,
        date(year, 12, 31),
        words,
        value=share,
        amounts={"budget": row["budget"], "spending": spending},
    )


@kind("over_collection", once=True, turn=9)
def over_collection(world: World, case: Case) -> Label:
    """Not put all that was collected beyond the budget into the stabilisation fund."""
    year = parameter("district_years")[world.number("slot over") - 1]
    fund = "government_fund" if case.look == 1 else "general"
    rows = [
        r
        for r in world.rows["revenue_month"]
        if r["year"] == year and r["fund_kind"] == fund and r["nature"] in ("tax", "non_tax")
    ]
    over = sum(row["collected"] for row in rows) - sum(row["adjusted"] for row in rows if row["month"] == 12)
    main = [row for row in rows if row["code"] in ("10101", "1030156")]  # bears no other case
    short = ROOM - over if fund == "general" else collected(main) * 4 // 100 // STEP * STEP
    if short > 0:
        _raise(world, main, short)
        over += short
    item = {"year": year, "fund_kind": fund, "side": "outlay", "amount": over - case.value}
    words = "超收收入与补充预算稳定调节基金相比"
    if case.look == 0:
        half = over // 2 // STEP * STEP
        world.rows["balance"].append(item | {"item": "冲减赤字", "amount": half})
        item["amount"], words = over - half, "一部分冲减赤字，其余补充预算稳定调节基金"
    if case.look == 1:
        item["amount"], words = 0, "政府性基金超收结转下年使用（条例第七十八条），不补充预算稳定调节基金"
    else:
        world.rows["balance"].append(item | {"item": "补充预算稳定调节基金"})
    return case.label(
        "balance",
        {"year": year, "fund_kind": fund},
        year,
        date(year, 12, 31),
        words,
        amounts={"over": over, "fund": item["amount"]},
    )


def _raise(world: World, rows: list[Row], more: int) -> None:
    """Collect more in the year of `rows`; later years of the subject grow with it, so that none of them falls."""
    before, year, code = collected(rows), rows[0]["year"], rows[0]["code"]
    collect(rows, before + more)
    for later in range(year + 1, parameter("district_years")[-1] + 1):
        each = revenue(world, code, later)
        scaled = [
            amount * (before + more) // before // STEP * STEP for amount in (collected(each), each[0]["budgeted"])
        ]
        collect(each, *scaled)


@kind("transfer_delay")
def passed_late(world: World, case: Case) -> Label:
    """Pass a grant on after so many days."""
    on = date(world.last, 3, 4)
    kind_, days = "general", case.value
    words = f"一般性转移支付收到后 {days} 日下达"
    if case.look == 0:
        kind_, days, words = "special", 55, "专项转移支付五十五日下达，期限六十日"
    if case.look == 1:
        on, days, words = date(world.last - 1, 12, 18), 21, "年末收到，跨年下达，仍在三十日内"
    row = grant(world, kind_, on, days, world.draw)
    return case.label(
        "transfer",
        {"document_no": row["document_no"]},
        world.last,
        date(world.last, 12, 31),
        words,
        amounts={"amount": row["amount"]},
    )


@kind("bond_idle")
def idle(world: World, case: Case) -> Label:
    """Leave a bond's money unspent half a year after the issue."""
    year = world.last
    line = project_line(
        world, "专项债券项目", year, 100 * WAN, fund_kind="government_fund", function="2120803", economic="31005"
    )
    line.of_project.budget_source = "bond"
    issued = date(year, 2, 20)
    bond = {
        "bond_code": f"ZX{year}{world.number('bond'):04}",
        "project_code": line.of_project.code,
        "kind": "special",
        "amount": 100 * WAN,
        "rate_bp": 248,
    }
    early, words = case.value, "发行满六个月的支出比例"
    as_of = date(year, 9, 30)
    if case.look == 0:
        issued, early, words = date(year, 6, 10), 2500, "发行未满六个月"
    if case.look == 1:
        early, words = 7000, "前期按进度支付，剩余为质保金"
    world.rows["bond"].append(bond | {"issued_on": issued})
    first = early // 2
    pay_parts(world, line, {4: first, 8: early - first, 11: max(9600 - early, 0)})
    return case.label(
        "bond", {"bond_code": bond["bond_code"], "project_code": line.of_project.code}, year, as_of, words, amounts={"issued": 100 * WAN},
        value=case.value if case.look is None else early, also=("pace_calendar", "pace_plan"),
    )  # fmt: skip


def _slot(world: World) -> tuple[str, int]:
    """Return a subject and a year that no other revenue case has; neighbouring years of a subject are kept apart."""
    number = world.number("slot revenue") - 1
    years = parameter("district_years")[2::2]
    return TAXES[number % len(TAXES)], years[number // len(TAXES)]


@kind("revenue_negative")
def falling(world: World, case: Case) -> Label:
    """Collect less than in the year before."""
    code, year = _slot(world)
    before, rows = collected(revenue(world, code, year - 1)), revenue(world, code, year)
    now = (
        -(-before * (WHOLE + case.value) // WHOLE // STEP) * STEP
        if case.margin == "under"
        else before * (WHOLE + case.value) // WHOLE // STEP * STEP
    )
    words = "全年收入与上年相比"
    if case.look == 0:
        now, words = before * 102 // 100 // STEP * STEP, "个别月份下降，全年增长"
    if case.look == 1:
        code, now = "11003", before
        rows = [row for row in world.rows["revenue_month"] if row["code"] == code and row["year"] == year]
        now = collected(revenue(world, code, year - 1)) * 97 // 100 // STEP * STEP
        words = "上级转移支付减少，不是本级收入"
    collect(rows, now, now if case.look != 1 else None)
    if case.look == 0:
        rows[3]["collected"], rows[4]["collected"] = (
            rows[3]["collected"] // 2 // STEP * STEP,
            rows[4]["collected"] + rows[3]["collected"] - rows[3]["collected"] // 2 // STEP * STEP,
        )
    amounts = {"before": before, "now": collected(rows)}
    return case.label(
        "revenue_month",
        {"code": code, "year": year},
        year,
        date(year, 12, 31),
        words,
        amounts=amounts,
        also=("over_collection",),
    )


@kind("forecast_error")
def wrong_forecast(world: World, case: Case) -> Label:
    """Miss a revenue forecast by so much."""
    code, year = _slot(world)
    rows = revenue(world, code, year)
    got = collected(rows) // (STEP * (WHOLE + case.value)) * STEP * (WHOLE + case.value)
    budgeted = got * WHOLE // (WHOLE + case.value)
    words = "全年收入比年初预算多"
    collect(rows, got, budgeted)
    if case.look == 0:
        for row in rows:
            row["adjusted"] = got
        world.decide(year, "general", got - budgeted, "none", date(year, 9, 25))
        words = "年中已经常委会批准调整收入预算，与调整后一致"
    if case.look == 1:
        collect(rows, got, got)
        rows[0]["collected"], rows[1]["collected"] = rows[0]["collected"] + rows[1]["collected"], 0
        words = "月度波动大，全年与预算一致"
    amounts = {"budgeted": rows[0]["budgeted"], "collected": collected(rows)}
    return case.label(
        "revenue_month",
        {"code": code, "year": year},
        year,
        date(year, 12, 31),
        words,
        amounts=amounts,
        also=("over_collection",),
    )


@kind("debt_limit", once=True)
def debt_limit(world: World, case: Case) -> Label:
    """Owe more than the limit."""
    number = world.number("slot debt")
    year, which = parameter("district_years")[number], ("general", "special")[number % 2]
    row = next(row for row in world.rows["debt"] if (row["year"], row["kind"]) == (year, which))
    balance = row["balance"] // 10_000_000_000 * 10_000_000_000
    share, words = case.value, "债务余额与限额相比"
    if case.look is not None:
        share, words = (9400, 8800)[case.look], ("余额增长快，仍在限额内", "限额内的再融资，余额未增加")[case.look]
    row["limit"], row["balance"] = balance, balance * share // WHOLE
    return case.label(
        "debt",
        {"year": year, "kind": which},
        year,
        date(year, 12, 31),
        words,
        value=share,
        amounts={"balance": row["balance"], "limit": balance},
    )
