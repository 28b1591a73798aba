"""The table of deviations adds up, opens the line each figure stands in and the signal about it; without final accounts it says so."""

import re
from typing import Any

import pytest

from guantong.apps.diagnosis.models import Signal
from tests.books import judged
from tests.execution import CITY, SCHOOL, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/evaluations/deviations/"
WAN = 1_000_000


def line(
    version: str, number: int, wan: int, whose: dict[str, Any] = CITY, function: str = "2120101"
) -> dict[str, Any]:
    return {
        "year": 2025,
        "version": version,
        "version_no": number,
        **whose,
        "function_code": function,
        "amount": wan * WAN,
    }


BOOKS = {
    "payment": [pay("2025-12-01", 60 * WAN), pay("2026-08-31", WAN)],
    "budget_line": [
        line("批准预算", 1, 100), line("决算", 3, 60), line("批准预算", 1, 30, SCHOOL, "2050201"), line("决算", 3, 29, SCHOOL, "2050201"),
        line("批准预算", 1, 5, {"unit_code": "WJ", "unit": "明湖区卫生健康局"}, "2100101"),
    ],
}  # fmt: skip


def test_without_final_accounts_nothing_is_made_up(world: World) -> None:
    assert "账册里还没有决算数" in world.signed_in("shen").get(HERE).content.decode()


def test_the_table_adds_up_and_opens_the_line_of_each(world: World) -> None:
    kept(world, BOOKS)
    client = world.signed_in("shen")

    page = client.get(HERE).content.decode()

    foot = re.findall(r'class="n">([^<]*)<', page.rpartition("<tfoot>")[2])
    assert [cell for cell in foot if cell] == ["130.00", "130.00", "89.00", "-41.00"]  # 100 + 30, 60 + 29
    assert ("-40.0" in page, "另有 1 个有预算的单位" in page) == (True, True)
    (address, *_) = re.findall('href="(/feeds/deliveries/[^"]*)"', page.partition("<main")[2])
    assert client.get(address).status_code == 200


def test_a_large_deviation_leads_to_its_signal(world: World) -> None:
    kept(world, BOOKS)
    judged(world)

    signal = Signal.objects.get(rule="E23")
    page = world.signed_in("shen").get(HERE).content.decode()

    assert re.findall(r'<a href="/diagnosis/signals/([0-9]+)/">偏离大', page) == [str(signal.pk)]


def test_a_unit_sees_its_own_a_deputy_nothing(world: World) -> None:
    kept(world, BOOKS)

    own = world.signed_in("qin").get(HERE).content.decode()

    assert ("2120101" in own, "2050201" in own, "个有预算的单位" in own) == (True, False, False)
    assert world.signed_in("lin").get(HERE).status_code == 403


@pytest.mark.parametrize("year", ["2025", "1999", "x", "99999"])
def test_an_odd_year_shows_what_there_is(world: World, year: str) -> None:
    kept(world, BOOKS)

    assert "2025年预决算偏离表" in world.signed_in("shen").get(f"{HERE}?year={year}").content.decode()
