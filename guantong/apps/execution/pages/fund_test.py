"""One special fund: its rules, its years, its recipients with what else they were given, its payments and signals a click away."""

import re

import pytest

from guantong.apps.execution.pages.funds_test import FUNDS, facts, shown
from tests.execution import JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/funds/Z01/?on={JUNE}"


def test_its_rules_and_figures_stand_together(world: World) -> None:
    kept(world, FUNDS)

    page = shown(world, HERE)

    assert [text in page for text in ("明府规〔2024〕3号", "2026-04-30", "已到期", "21602", "2 个受益人")] == [True] * 5
    assert [re.sub("<[^>]*>", "", fact).split(" ")[0] for fact in facts(page)] == [
        "0.09",
        "0.03",
        "285.00",
        "15.00",
        "60.00",
    ]


def test_its_years_are_drawn_and_written(world: World) -> None:
    kept(world, FUNDS)

    table = shown(world, HERE).partition("看数据表")[2].partition("</table>")[0]

    assert re.findall(r'<th scope="row">(\d+)</th><td class="n">([^<]*)</td><td class="n">([^<]*)</td><td class="n">([^<]*)</td>', table) == [
        ("2025", "0.0", "0.01", "0.01"), ("2026", "0.05", "0.03", "0.03"),
    ]  # fmt: skip


def test_a_recipient_has_what_it_was_paid_its_result_and_other_funds_a_person_no_name(world: World) -> None:
    kept(world, FUNDS)

    rows = shown(world, HERE).partition("<tbody>")[2].rpartition("<tbody>")[2].split("</tr>")

    assert [
        text in rows[0] for text in ("明湖灯具有限公司", "300.00", "270.00", "已验收", "明湖文化发展资金 0.00")
    ] == [True] * 5
    assert [text in rows[1] for text in ("个人（已隐去）", "王小明", "15.00", "没有填报")] == [True, False, True, True]


@pytest.mark.parametrize(
    ("apart", "sum_", "numbers"), [("", "285.00", "F1 F2 F3"), ("outside", "15.00", "F3"), ("late", "60.00", "F2")]
)
def test_every_figure_opens_its_payments(world: World, apart: str, sum_: str, numbers: str) -> None:
    kept(world, FUNDS)
    (address,) = {a.replace("&amp;", "&") for a in re.findall(r'<a href="(/execution/vouchers/[^"]*)">', shown(world, HERE)) if ("apart=" + apart in a) is bool(apart) and (apart or "apart" not in a)}  # fmt: skip

    page = shown(world, address)

    assert page.rpartition("<tfoot>")[2].rpartition('class="n">')[2].partition("</td>")[0] == sum_
    assert [number for number in ("F1", "F2", "F3", "F4", "F5", "F6") if f">{number}<" in page] == numbers.split()


def test_a_recipient_opens_the_line_it_was_read_in(world: World) -> None:
    kept(world, FUNDS)

    address = re.findall(r'<a href="(/feeds/deliveries/[^"]*)">明湖灯具', shown(world, HERE))[0]

    assert "300.00" in shown(world, address)


def test_it_is_a_workbook_too(world: World) -> None:
    kept(world, FUNDS)

    assert world.signed_in("shen").get(f"{HERE}&as=xlsx")["Content-Type"].endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(("who", "code", "status"), [("shen", "Z01", 200), ("qin", "Z01", 200), ("qin", "Z02", 404), ("shen", "ZZ", 404), ("lin", "Z01", 403)])  # fmt: skip
def test_who_sees_it(world: World, who: str, code: str, status: int) -> None:
    kept(world, FUNDS)

    assert world.signed_in(who).get(f"/execution/funds/{code}/?on={JUNE}").status_code == status
