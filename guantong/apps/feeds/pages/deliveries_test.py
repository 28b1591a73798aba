"""The deliveries: found by sound and state, only one's own, the same cost with one and three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.feeds.models import Delivery
from tests.feeds import brought, csv, taken_in
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_a_delivery_is_found_by_pinyin_and_by_state(world: World) -> None:
    taken_in(world, name="三月支付.csv")
    shen = world.signed_in("shen")

    assert "三月支付.csv" in shen.get("/feeds/?q=syzf&state=taken_in").content.decode()
    assert "三月支付.csv" not in shen.get("/feeds/?state=published").content.decode()
    assert "三月支付.csv" in came_back(shen.get("/feeds/?as=xlsx"))


def test_its_control_totals_and_who_brought_it_stand_in_the_list(world: World) -> None:
    taken_in(world)

    page = world.signed_in("shen").get("/feeds/").content.decode()

    assert ("0.20" in page, "沈经办</td>" in page, "待发布" in page) == (True, True, True)


def test_an_empty_list_says_how_to_begin(world: World) -> None:
    assert "都从“上传明细”开始" in world.signed_in("shen").get("/feeds/").content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("cao", 200), ("qin", 200), ("ye", 200), ("lin", 403), ("xi", 403), ("shi", 403)]
)
def test_others_find_nothing_of_it(world: World, who: str, status: int) -> None:
    brought(world, name="ZX支付.csv")

    for query in ("", "?q=zx", "?state=uploaded", "?as=xlsx", "?as=print"):
        answer = world.signed_in(who).get(f"/feeds/{query}")
        assert (answer.status_code, "ZX支付" in came_back(answer)) == (status, who == "cao")


def test_no_way_leads_to_the_books_where_one_may_not_go(world: World) -> None:
    shen, qin = (world.signed_in(who).get("/feeds/").content.decode() for who in ("shen", "qin"))

    assert ["/feeds/spending/" in page for page in (shen, qin)] == [True, False]


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    def cost(client: Client) -> int:
        client.get("/feeds/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/feeds/")
        return len(counted)

    client = world.signed_in("shen")
    brought(world)
    one = cost(client)
    brought(world, csv(purpose="二"), period="2026-04")
    brought(world, csv(purpose="三"), period="2026-05")

    assert (Delivery.objects.count(), cost(client)) == (3, one)
