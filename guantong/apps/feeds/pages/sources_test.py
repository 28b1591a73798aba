"""The sources: who brings which table, how often it did; only one's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.feeds import brought, feed
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_a_source_stands_with_its_table_and_its_deliveries(world: World) -> None:
    brought(world)

    page = world.signed_in("shen").get("/feeds/sources/?q=qczj").content.decode()

    assert ("区财政局" in page, "支付明细" in page, "使用中" in page) == (True, True, True)


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 200), ("lin", 403), ("shi", 403)])
def test_others_find_nothing_of_it(world: World, who: str, status: int) -> None:
    feed(world, "ZX来源")

    answer = world.signed_in(who).get("/feeds/sources/?as=xlsx")

    assert (answer.status_code, "ZX来源" in came_back(answer)) == (status, who == "cao")


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client = world.signed_in("shen")

    def cost() -> int:
        client.get("/feeds/sources/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/feeds/sources/")
        return len(counted)

    feed(world)
    one = cost()
    feed(world, "住建局", "contract")
    feed(world, "发改局", "project")

    assert cost() == one
