"""The district-wide books: revenue by month, balances, debt, grants from above, reserve, special funds, statistics (全区总账)."""

from datetime import date, timedelta
from random import Random
from typing import Any

from guantong.gateways.demo.district import read
from guantong.gateways.demo.money.lines import parts
from guantong.gateways.demo.money.parameters import STEP, WAN, WHOLE, parameter
from guantong.gateways.demo.money.world import Row, World

GROWTH = 10_350
"""Ordinary yearly growth of a revenue subject, of 10,000 (an assumption)."""


def open_books(world: World) -> None:
    """Write the district-wide books of all years before anything is planted into them."""
    draw = Random(f"{world.seed}/books")  # noqa: S311 - figures, not secrets
    _revenue(world, draw)
    _debt(world, draw)
    _transfers(world, draw)
    for year in parameter("district_years"):
        spending = int(1_180_000 * WAN * (1.03 ** (year - 2019))) // STEP * STEP
        world.rows["reserve"].append(
            {"year": year, "budget": spending * draw.randrange(150, 240) // WHOLE // STEP * STEP, "general_spending": spending,
             "used": spending * draw.randrange(20, 90) // WHOLE // STEP * STEP}
        )  # fmt: skip
    _statistics(world, draw)


def revenue(world: World, code: str, year: int) -> list[Row]:
    """Return the twelve rows of a revenue subject in a year."""
    return [row for row in world.rows["revenue_month"] if row["code"] == code and row["year"] == year]


def collect(rows: list[Row], collected: int, budgeted: int | None = None) -> None:
    """Set what a year's rows of one subject collect in all (and what was budgeted)."""
    shares = parts(collected // STEP, parameter("revenue_months"))
    for row, steps in zip(rows, shares, strict=True):
        row["collected"] = steps * STEP
        if budgeted is not None:
            row["budgeted"] = row["adjusted"] = budgeted


def collected(rows: list[Row]) -> int:
    """Return what the rows collect in all."""
    return sum(row["collected"] for row in rows)


def _revenue(world: World, draw: Random) -> None:
    for code, name, fund, nature, wan in parameter("revenue"):
        amount = wan * WAN
        for year in parameter("district_years"):
            still = nature in ("debt",) or code == "11015"
            off = 0 if still else draw.randrange(-150, 180)
            took = amount * (WHOLE + off) // WHOLE // STEP * STEP
            rows = [
                {"year": year, "month": at, "code": code, "name": name, "fund_kind": fund, "nature": nature,
                 "budgeted": amount, "adjusted": amount, "collected": 0} for at in range(1, 13)
            ]  # fmt: skip
            collect(rows, took)
            world.rows["revenue_month"] += rows
            amount = took * (GROWTH + draw.randrange(-60, 100)) // WHOLE // STEP * STEP


def _debt(world: World, draw: Random) -> None:
    unit = 1_000_000  # the last printed place of 亿元 with four decimals
    for kind, balance in (("general", 3_800_000_000 * 100), ("special", 21_000_000_000 * 100)):
        for year in parameter("district_years"):
            balance = balance * draw.randrange(1020, 1060) // 1000 // unit * unit
            world.rows["debt"].append(
                {"year": year, "kind": kind, "limit": balance * draw.randrange(1100, 1250) // 1000 // unit * unit, "balance": balance,
                 "principal_due": balance * 6 // 100 // unit * unit, "interest_due": balance * 3 // 100 // unit * unit}
            )  # fmt: skip


def _transfers(world: World, draw: Random) -> None:
    facts = parameter("transfers")
    for year in world.years:
        for _ in range(facts[world.size]):
            kind = draw.choice(("general", "special"))
            grant(
                world,
                kind,
                date(year, draw.randrange(2, 11), draw.randrange(1, 28)),
                draw.randrange(*facts[kind]),
                draw,
            )


def grant(world: World, kind: str, on: date, days: int, draw: Random, **facts: Any) -> Row:
    """Receive a grant from above on a day and pass it on after so many days."""
    words = {"general": "一般性转移支付", "special": "专项转移支付"}[kind]
    amount = draw.randrange(60, 3000) * WAN
    row = {
        "document_no": f"深财预〔{on.year}〕{world.number(f'grant{on.year}') + 100}号", "received_on": on,
        "purpose": f"{words}—{draw.choice(('义务教育', '基本公共卫生', '困难群众救助', '老旧小区改造', '就业补助'))}",
        "function_code": draw.choice(("2050202", "2100399", "2081107", "2120303", "2080201")), "fund_kind": "general", "kind": kind,
        "matching": False, "amount": amount,
        "passed_on": on + timedelta(days), "passed_amount": amount,
    }  # fmt: skip
    row |= facts
    world.rows["transfer"].append(row)
    return row


def _statistics(world: World, draw: Random) -> None:
    for name, communities in read("district")["subdistricts"].values():
        for year in world.years:
            for words, low, high, measure in (
                ("常住人口", 40_000, 120_000, "人"),
                ("学位", 2000, 9000, "个"),
                ("道路长度", 20, 90, "公里"),
            ):
                world.rows["indicator"].append(
                    {
                        "indicator": words,
                        "place": f"{name}街道",
                        "year": year,
                        "value": draw.randrange(low, high),
                        "measure": measure,
                    }
                )
            for community in communities:
                world.rows["indicator"].append(
                    {
                        "indicator": "常住人口",
                        "place": f"{community}社区",
                        "year": year,
                        "value": draw.randrange(4000, 16_000),
                        "measure": "人",
                    }
                )
    for code, name, measure, fen, until in (
        ("B01", "会议费标准", "人·天", 55_000, None),
        ("B02", "培训费标准", "人·天", 45_000, None),
        ("B03", "办公家具标准", "套", 450_000, None),
        ("B09", "旧培训费标准", "人·天", 40_000, date(2024, 12, 31)),
    ):
        world.rows["standard"].append(
            {
                "code": code, "name": name, "document": "明财行〔2023〕6号", "from_on": date(2023, 7, 1), "until_on": until,
                "scope": "区级预算单位", "measure": measure, "amount": fen,
            }
        )  # fmt: skip


def close_books(world: World) -> None:
    """Balance the four books of every year: what is not spent is carried into the next, or put into the stabilisation fund."""
    _common_fund(world)
    planted = {(row["year"], row["fund_kind"], row["item"]) for row in world.rows["balance"]}
    paid = {(year, fund): 0 for year in world.years for fund in FUNDS}
    for line in world.lines:
        if line.fund_kind in FUNDS:  # a unit's own money stands in none of the four books
            paid[line.year, line.fund_kind] += line.paid()
    for year in parameter("district_years"):
        for fund in FUNDS:
            _balance(world, year, fund, paid.get((year, fund)), planted)
    for year in world.years:
        resources = sum(
            row["amount"] for row in world.rows["balance"] if row["year"] == year and row["side"] == "income"
        )
        for kind, share in RIGID:
            world.rows["fiscal_capacity"].append(
                {
                    "year": year,
                    "resources": resources,
                    "rigid_kind": kind,
                    "amount": resources * share // 100 // STEP * STEP,
                }
            )


def _common_fund(world: World) -> None:
    """Give those who have money of a special fund some of another in the same year: lawful, and seen side by side; no payment hangs on it."""
    given = world.rows["fund_recipient"][:3]
    if not given:
        return
    fund = {
        "fund_code": "ZX900",
        "name": "明湖区中小企业发展资金",
        "document": f"明府规〔{world.last - 1}〕90号",
        "function_codes": "21508",
    }
    year = world.last
    world.rows["special_fund"].append(
        fund | {"from_on": date(year - 1, 1, 1), "until_on": date(year, 6, 30), "budget": 150 * WAN}
    )
    world.rows["fund_recipient"] += [
        {"fund_code": "ZX900", "year": year, "recipient": one["recipient"], "project_code": None, "amount": (at + 2) * 5 * WAN, "result": "已验收" if at else None}
        for at, one in enumerate(given)
    ]  # fmt: skip


RIGID = (("wages", 27), ("basic_livelihood", 11), ("running", 5), ("debt_service", 3), ("committed", 18))
"""Rigid spending in hundredths of the year's resources (an assumption)."""
KINDS = {
    "本级税收收入": "current", "本级非税收入": "current", "转移性收入": "transfer", "债务转贷收入": "debt", "本级支出": "current", "上解支出": "transfer",
    "补充预算稳定调节基金": "carried", "冲减赤字": "carried", "结转下年": "carried",
}  # fmt: skip
"""What kind of item each item of the balance is."""
FUNDS = {
    "general": "一般公共预算",
    "government_fund": "政府性基金",
    "state_capital": "国有资本经营",
    "social_insurance": "社会保险基金",
}


def _balance(world: World, year: int, fund: str, paid: int | None, planted: set[tuple[int, str, str]]) -> None:
    names = {"tax": "本级税收收入", "non_tax": "本级非税收入", "transfer": "转移性收入", "debt": "债务转贷收入"}
    if fund == "social_insurance" and not paid:
        return
    income: dict[str, int] = {}
    over = 0
    for row in world.rows["revenue_month"]:
        if row["year"] == year and row["fund_kind"] == fund:
            income[names[row["nature"]]] = income.get(names[row["nature"]], 0) + row["collected"]
            if row["nature"] in ("tax", "non_tax"):
                over += row["collected"] - (row["adjusted"] if row["month"] == 12 else 0)
    if not income:  # social insurance is pooled by the city: the district has payments of its own at most
        income["转移性收入"] = (paid or 0) // STEP * STEP
    whole = sum(income.values())
    spent = min(paid if paid is not None else whole * 9 // 10, whole) // STEP * STEP
    outlay = {"本级支出": spent, "上解支出": (whole - spent) // 10 // STEP * STEP}
    item = "补充预算稳定调节基金"
    if fund == "general" and (year, fund, item) not in planted:
        outlay[item] = min(max(over, 0), whole - sum(outlay.values()))
    given = sum(
        row["amount"]
        for row in world.rows["balance"]
        if (row["year"], row["fund_kind"], row["side"]) == (year, fund, "outlay")
    )
    outlay["结转下年"] = whole - sum(outlay.values()) - given
    for side, items in (("income", income), ("outlay", outlay)):
        for name, amount in items.items():
            world.rows["balance"].append(
                {"year": year, "fund_kind": fund, "side": side, "item": name, "amount": amount}
            )
    for row in world.rows["balance"]:
        row.setdefault("kind", KINDS[row["item"]])
