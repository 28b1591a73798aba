"""Special funds: what was given and paid of each, what lies outside its classes or after its term, what one sees of it."""

import re

import pytest

from tests.execution import CITY, JUNE, SCHOOL, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/funds/?on={JUNE}"
LAMPS, SHELVES = {"project_code": "Q1", "project": "路灯改造补助"}, {"project_code": "Q2", "project": "书架补助"}
FUNDS = {
    "special_fund": [
        {"fund_code": "Z01", "name": "明湖产业扶持资金", "document": "明府规〔2024〕3号", "from_on": "2024-01-01", "until_on": "2026-04-30", "function_codes": "215;21602", "budget": 900_00},
        {"fund_code": "Z02", "name": "明湖文化发展资金", "document": "明府规〔2023〕8号", "budget": 80_00},
    ],
    "fund_recipient": [
        {"fund_code": "Z01", "year": 2026, "recipient": "明湖灯具有限公司", **LAMPS, "amount": 300_00, "result": "已验收"},
        {"fund_code": "Z01", "year": 2026, "recipient": "王小明", **LAMPS, "amount": 20_00},
        {"fund_code": "Z01", "year": 2025, "recipient": "明湖灯具有限公司", **LAMPS, "amount": 100_00},
        {"fund_code": "Z02", "year": 2026, "recipient": "明湖灯具有限公司", **SHELVES, "amount": 40_00},
    ],
    "budget_line": [{"year": 2026, "version": "批准预算", "version_no": 1, **CITY, **LAMPS, "amount": 500_00}],
    "payment": [
        pay("2026-02-03", 210_00, **LAMPS, function_code="2150805", payee="明湖灯具有限公司", voucher_no="F1"),
        pay("2026-05-08", 60_00, **LAMPS, function_code="2150805", payee="明湖灯具有限公司", voucher_no="F2"),
        pay("2026-03-09", 15_00, **LAMPS, function_code="2010302", payee="王小明", voucher_no="F3"),
        pay("2025-03-09", 90_00, **LAMPS, function_code="2150805", payee="明湖灯具有限公司", voucher_no="F4"),
        pay("2026-06-01", 33_00, SCHOOL, **SHELVES, function_code="2070199", payee="明湖灯具有限公司", voucher_no="F5"),
        pay("2026-06-02", 4_00, project_code="P01", project="道路修缮", voucher_no="F6"),
    ],
}  # fmt: skip
"""Z01 gave 320.00 and paid 285.00, of it 60.00 after its term and 15.00 outside 215 and 21602; Z02 gave 40.00 and paid 33.00."""
for _one in FUNDS["fund_recipient"]:
    _one.pop("project")  # the list of recipients names codes alone


def shown(world: World, address: str = HERE, who: str = "shen") -> str:
    answer = world.signed_in(who).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def facts(page: str) -> list[str]:
    return [
        part.partition("</dd>")[0]
        for part in page.partition('<dl class="facts">')[2].partition("</dl>")[0].split("<dd>")[1:]
    ]


def test_each_fund_has_its_term_and_what_was_given_paid_outside_and_late(world: World) -> None:
    kept(world, FUNDS)

    page = shown(world)

    row = page[page.index("明湖产业扶持资金") : page.index("明湖文化发展资金")]
    assert [text in row for text in ("已到期", "到期后仍有支付", "285.00", "15.00", "60.00", "1 个同年另有专项")] == [
        True
    ] * 6
    assert page.rpartition("<tfoot>")[2].count(f"{(285_00 + 33_00) / 100:,.2f}") == 1


def test_of_a_fund_whose_rules_name_no_classes_and_no_term_nothing_is_judged(world: World) -> None:
    kept(world, FUNDS)

    row = shown(world).partition("<tbody>")[2].partition("明湖文化发展资金")[2].partition("</tr>")[0]

    cells = dict(re.findall(r'<td data-l="([^"]*)"[^>]*>([^<]*)</td>', row))
    assert ("没有写明到期日" in row, cells["已支付"], cells["其中范围外"], cells["其中到期后"]) == (
        True,
        "33.00",
        "",
        "",
    )


def test_before_its_last_day_it_was_in_force_and_nothing_late(world: World) -> None:
    kept(world, FUNDS)

    page = shown(world, "/execution/funds/?on=2026-04-30&state=in_force")

    assert ("明湖产业扶持资金" in page, "到期后仍有支付" in page, f"{(210_00 + 15_00) / 100:,.2f}" in page) == (
        True,
        False,
        True,
    )


def test_a_payment_of_a_project_in_two_funds_counts_once_in_the_sum(world: World) -> None:
    both = [
        *FUNDS["fund_recipient"],
        {"fund_code": "Z02", "year": 2026, "recipient": "明湖电力公司", "project_code": "Q1", "amount": 1_00},
    ]
    kept(world, {**FUNDS, "fund_recipient": both})

    assert shown(world).rpartition("<tfoot>")[2].count("318.00") == 1


def test_a_unit_sees_the_funds_of_its_own_projects_and_its_own_payments(world: World) -> None:
    kept(world, FUNDS)

    page = shown(world, who="qin")

    assert ("明湖产业扶持资金" in page, "明湖文化发展资金" in page, "同年另有专项" in page.partition("<tbody>")[2]) == (
        True,
        False,
        False,
    )


def test_without_funds_and_before_anything_is_published_it_says_so(world: World) -> None:
    empty = shown(world)
    kept(world, {"payment": FUNDS["payment"]})

    assert ("账册里还没有任何数据" in empty, "没有您可以看到的专项资金" in shown(world)) == (True, True)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
