"""Revenue by subject beside its budget and the year before: each budget by itself, only months over, every figure with its reports."""

import re
from typing import Any

import pytest

from guantong.apps.execution.pages.funds_test import facts, shown
from tests.execution import JUNE, PAYMENTS, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/revenue/?on={JUNE}"


def month(
    at: str, code: str, name: str, nature: str, collected: int, budgeted: int | None = None, **facts: Any
) -> dict[str, Any]:
    return {"month": at, "year": int(at[:4]), "code": code, "name": name, "fund_kind": "一般公共预算", "nature": nature, "collected": collected, "budgeted": budgeted, **facts}  # fmt: skip


REVENUE = {
    "payment": PAYMENTS,
    "revenue_month": [
        *(month(f"2025-{at:02}", "10101", "增值税", "税收收入", 100_00) for at in (1, 2, 3)),
        *(month(f"2026-{at:02}", "10101", "增值税", "税收收入", 90_00, 1000_00, adjusted=900_00) for at in (1, 2)),
        month("2025-01", "10307", "国有资源有偿使用收入", "非税收入", 50_00), month("2026-01", "10307", "国有资源有偿使用收入", "非税收入", 60_00, 300_00),
        month("2026-01", "11002", "一般性转移支付收入", "转移性收入", 40_00, 400_00), month("2026-07", "10101", "增值税", "税收收入", 5_00, 1000_00),
        {**month("2026-02", "1030148", "国有土地使用权出让收入", "非税收入", 700_00, 7000_00), "fund_kind": "政府性基金"},
    ],
}  # fmt: skip
"""General: VAT 180.00 of 900.00 against 200.00 in January and February, non-tax 60.00 of 300.00 against 50.00, transfers 40.00 of 400.00."""


def cells(row: str) -> dict[str, str]:
    return dict(re.findall(r'<td data-l="([^"]*)"[^>]*>([^<]*)<', row))


def row(page: str, name: str) -> dict[str, str]:
    return cells(next(part for part in page.partition("<tbody>")[2].split("</tr>") if f">{name}<" in part))


def test_a_subject_stands_beside_its_budget_in_force_and_the_same_months_of_the_year_before(world: World) -> None:
    kept(world, REVENUE)

    told = row(shown(world, HERE), "增值税")

    assert (told["累计"], told["完成预算"], told["比上年同期"]) == (
        "180.00",
        "20.0",
        "-10.0",
    )  # 180 of 900, 180 against 100 + 100
    assert (told["年初预算"], told["现行预算"], told["上年同期"]) == ("0.10", "0.09", "0.02")


def test_every_nature_has_its_sum_and_all_have_theirs(world: World) -> None:
    kept(world, REVENUE)

    feet = [cells(part) for part in shown(world, HERE).rpartition("<tfoot>")[2].split("</tr>")[:-1]]

    assert [foot["累计"] for foot in feet] == ["180.00", "60.00", "40.00", "280.00"]
    assert feet[-1]["完成预算"] == f"{280_00 * 1000 // (900_00 + 300_00 + 400_00) / 10}"


def test_own_revenue_is_told_apart_from_what_others_give(world: World) -> None:
    kept(world, REVENUE)

    told = [re.sub("<[^>]*>", "", fact).strip() for fact in facts(shown(world, HERE))]

    assert (told[0].split(" ")[0], told[3].split(" ")[0], told[3].endswith("-4.0%")) == (
        "280.00",
        "0.02",
        True,
    )  # 240 against 250


def test_each_of_the_four_budgets_stands_by_itself_and_one_without_reports_says_so(world: World) -> None:
    kept(world, REVENUE)

    land, insurance = shown(world, f"{HERE}&of=government_fund"), shown(world, f"{HERE}&of=social_insurance")

    assert (row(land, "国有土地使用权出让收入")["累计"], "增值税" in land) == ("700.00", False)
    assert "没有这本预算的收入月报" in insurance


def test_months_not_reported_are_blank_and_those_not_over_unknown(world: World) -> None:
    kept(world, REVENUE)

    told = row(shown(world, f"{HERE}&view=months"), "增值税")

    assert [told[f"{at}月"] for at in (1, 2, 3, 7)] == ["0.01", "0.01", "", ""]
    assert (
        row(shown(world, f"{HERE}&view=months"), "一般性转移支付收入")["2月"] == "0.00"
    )  # February was reported without it


def test_a_subject_opens_its_reports_and_each_the_line_it_was_read_in(world: World) -> None:
    kept(world, REVENUE)
    (address,) = re.findall(r'<a href="(\?[^"]*subject=10101[^"]*)">增值税', shown(world, HERE))

    reports = shown(world, f"/execution/revenue/{address.replace('&amp;', '&')}")

    lines = re.findall(r'<a href="(/feeds/deliveries/[^"]*)">(2026-0[12]|2025-0[123])<', reports)
    assert [line[1] for line in lines] == ["2026-02", "2026-01", "2025-03", "2025-02", "2025-01"]
    assert "90.00" in shown(world, lines[0][0])


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in shown(world, HERE)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 403), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
