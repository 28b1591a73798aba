"""The rate and the comparison over books that were brought by the feeds: by unit, in part, debt-funded, sum by sum (累计调整率、账册核对)."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.adjustments import items, operations
from guantong.apps.adjustments.cumulative import beside_books, rates_of
from guantong.apps.adjustments.models import Plan
from tests.adjustments import HEAD, brought, received
from tests.execution import BOOKS, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")

TODAY = date(2026, 11, 12)
NUMBER = "明人常〔2026〕18号"
APPROVED = 1000_00 + 500_00
"""Of the city bureau, in the books; the school bureau's is 200_00."""


WHY = ("管网塌陷", "临时新增", "调低绿化目标")
ROAD = ("CG", "明湖区城市管理局", "道路修缮", "2120501", "1000", "60", "1060", *WHY)
ELSE = ("CG", "明湖区城市管理局", "绿化养护", "2120501", "500", "-15", "485", *WHY)
SCHOOL = ("JY", "明湖区教育局", "校园安防", "2050202", "200", "-30", "170", *WHY)
UNKNOWN = ("XF", "明湖区信访局", "接待场所", "2010308", "90", "9", "99", *WHY)


def approved(
    world: World, *rows: tuple[str, ...], number: int = 7, decision: str = NUMBER, day: int = 10, head: tuple[str, ...] = HEAD
) -> Plan:  # fmt: skip
    plan = brought(world, received(world, number=number), *rows, head=head)
    plan = items.take_in_items(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)
    facts: dict[str, Any] = {"by": world.standing("wen"), "as_of": world.now}
    plan = operations.submit(plan=plan, submitted_on=date(2026, 11, day), version=plan.version, **facts)
    return operations.approve(
        plan=plan, decision=decision, decided_on=date(2026, 11, day), version=plan.version, **facts
    )


def change(number: str, fen: int, day: str = "2026-11-10", **facts: Any) -> dict[str, Any]:
    return {
        "document_no": number,
        "decided_on": day,
        "year": 2026,
        "amount": fen,
        "decided_by": "明湖区人大常委会",
        **facts,
    }


def test_the_rate_of_a_unit_is_what_was_raised_and_cut_of_what_the_books_say_was_approved(world: World) -> None:
    kept(world, BOOKS)
    approved(world, ROAD, ELSE, SCHOOL)

    whole, city, school = rates_of(2026, world.standing("shen"), TODAY)

    assert (city.raised, city.cut, city.approved, city.points) == (60_00, 15_00, APPROVED, 75_00 * 10_000 // APPROVED)
    assert (school.raised, school.cut, school.approved, school.points) == (0, 30_00, 200_00, 1500)  # 15 %
    assert (whole.raised, whole.cut, whole.approved) == (60_00, 45_00, APPROVED + 200_00)
    assert whole.points == 105_00 * 10_000 // 1700_00


def test_two_plans_of_a_year_add_up_and_a_unit_the_books_do_not_hold_is_not_computed(world: World) -> None:
    kept(world, BOOKS)
    approved(world, ROAD)
    approved(world, ELSE, UNKNOWN, number=8, decision="明人常〔2026〕22号", day=11)

    found = {one.unit: one for one in rates_of(2026, world.standing("shen"), TODAY)}

    city, unknown = found["明湖区城市管理局"], found["明湖区信访局"]
    assert (city.times, city.raised + city.cut, city.points) == (2, 60_00 + 15_00, 500)  # 75 of 1,500: 5 %
    assert (unknown.approved, unknown.points) == (None, None)


def test_what_is_paid_by_debt_is_in_the_rate_and_told_apart(world: World) -> None:
    kept(world, BOOKS)
    approved(world, (*ROAD, "是"), (*ELSE, "否"), (*SCHOOL, ""), head=(*HEAD, "债务资金"))

    whole, city, school = rates_of(2026, world.standing("shen"), TODAY)

    assert [(one.debt, one.net) for one in (whole, city, school)] == [(60_00, 15_00), (60_00, 45_00), (0, -30_00)]


def test_a_plan_is_held_against_the_decision_in_the_books_sum_by_sum(world: World) -> None:
    booked = [
        change(NUMBER, 60_00, unit_code="CG"), change(NUMBER, -15_00, unit_code="CG"),
        change("明人常〔2026〕22号", 9_00, "2026-11-11", unit_code="CG"), change("明人常〔2026〕5号", 2_00, "2026-05-20"),
    ]  # fmt: skip
    kept(world, {**BOOKS, "adjustment": booked})
    first = approved(world, ROAD, ELSE)
    second = approved(world, UNKNOWN, ROAD, number=8, decision="明人常〔2026〕22号", day=11)
    third = approved(world, SCHOOL, number=9, decision="明人常〔2026〕23号", day=12)

    found = beside_books(2026, world.standing("shen"), TODAY)

    assert [(one.number, one.plan, one.planned, one.booked, one.off, one.says.zh) for one in found or []] == [
        (NUMBER, first, 60_00 - 15_00, 60_00 - 15_00, 0, "一致"),
        ("明人常〔2026〕22号", second, 9_00 + 60_00, 9_00, 9_00 - 69_00, "不一致，请核对"),
        ("明人常〔2026〕23号", third, -30_00, None, None, "账册中没有这个文号"),
        ("明人常〔2026〕5号", None, None, 2_00, None, "没有登记这个文号的方案"),
    ]
