"""What came in, and which number is missing; finance sees its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange import came, confirmed, packed
from tests.feeds import feed
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_a_gap_is_said_above_the_list(world: World) -> None:
    confirmed(world)
    came(world, packed(number=3))

    page = world.signed_in("shen").get("/exchange/").content.decode()

    assert ("明湖区财政局缺第 1—2 号" in page, "待前序" in page) == (True, True)


@pytest.mark.parametrize(
    ("who", "status", "seen"), [("shen", 200, True), ("cao", 200, True), ("qin", 403, False), ("xi", 403, False)]
)
def test_only_who_takes_packages_in_and_who_sent_them_see_them(world: World, who: str, status: int, seen: bool) -> None:
    feed(world)
    confirmed(world)
    came(world, packed())

    answer = world.signed_in(who).get("/exchange/?as=xlsx")

    assert (answer.status_code, "明湖区财政局" in came_back(answer)) == (status, seen)


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client = world.signed_in("shen")
    confirmed(world)

    def cost() -> int:
        client.get("/exchange/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/exchange/")
        return len(counted)

    came(world, packed(number=2))
    one = cost()
    came(world, packed(number=3))
    came(world, packed(number=4))

    assert cost() == one
