"""The page of a payment names file, row and column; from the map it is three steps away, the delivery the fourth."""

import re

import pytest

from guantong.apps.feeds.models import Delivery
from guantong.domain.fiscal.records.persons import MASKED
from tests.execution import BOOKS, CITY, JUNE, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def link(page: str, pattern: str) -> str:
    found = re.search(rf'href="({pattern})"', page)
    assert found, pattern
    return found[1].replace("&amp;", "&")


def test_from_the_budget_to_the_source_cell_in_four_steps(world: World) -> None:
    kept(world)
    client, page = world.signed_in("shen"), ""
    address = f"/execution/?on={JUNE}"

    for step in (
        r"/execution/units/CG/[^\"]*",
        r"/execution/projects/P01/[^\"]*",
        r"/execution/vouchers/\w+/\d+/[^\"]*",
    ):
        page = client.get(address).content.decode()
        address = link(page, step)
    voucher = client.get(address).content.decode()
    delivery = link(voucher, r"/feeds/deliveries/\d+/rows/\d+/[^\"]*")

    cell = client.get(delivery).content.decode()
    row = int(re.search(r"/execution/vouchers/\w+/(\d+)/", address)[1])  # type: ignore[index]
    assert (f"第 {row} 行" in voucher, "payment.csv" in voucher, f"/rows/{row}/" in delivery) == (True, True, True)
    lines = BOOKS["payment"]
    assert lines[row - 2]["voucher_no"] == "0001"  # the header is the first line
    assert ("明湖建工有限公司" in cell, "300.00" in cell) == (True, True)
    assert ("E 列 “amount”" in voucher, "300.00元" in voucher, "I 列 “payee”" in voucher) == (True, True, True)


def test_a_person_who_was_paid_is_not_named(world: World) -> None:
    kept(world, {"payment": [pay("2026-01-10", 800_00, payee="王小明", payee_person="是", voucher_no="1")]})
    client = world.signed_in("shen")

    page = client.get(
        link(client.get("/execution/vouchers/").content.decode(), r"/execution/vouchers/\w+/\d+/[^\"]*")
    ).content.decode()

    assert ("王小明" in page, MASKED in page) == (False, True)


@pytest.mark.parametrize(
    ("who", "voucher", "status"),
    [("shen", 5, 200), ("qin", 6, 200), ("qin", 9, 404), ("shen", 99, 404), ("lin", 6, 403)],
)
def test_who_sees_it(world: World, who: str, voucher: int, status: int) -> None:
    batch = kept(world)["payment"].batch

    assert world.signed_in(who).get(f"/execution/vouchers/{batch}/{voucher}/?on={JUNE}").status_code == status


def test_who_may_not_open_the_delivery_still_sees_where_the_own_row_stands(world: World) -> None:
    batch = kept(world)["payment"].batch

    page = world.signed_in("qin").get(f"/execution/vouchers/{batch}/6/?on={JUNE}").content.decode()

    assert ("payment.csv" in page, "/feeds/deliveries/" in page, "不能打开整份文件" in page) == (True, False, True)
    assert Delivery.objects.get(batch=batch).path != world.body("CG").path


def test_what_was_paid_after_the_day_is_not_known_on_it(world: World) -> None:
    batch = kept(world, {"payment": [pay("2026-01-10", 1_00, CITY), pay("2026-05-01", 2_00, CITY)]})["payment"].batch
    client = world.signed_in("shen")

    answers = [
        client.get(f"/execution/vouchers/{batch}/3/?on={day}").status_code for day in ("2026-04-30", "2026-05-01")
    ]

    assert answers == [404, 200]
