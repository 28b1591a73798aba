"""One package: where its documents went, what is left, a number given up."""

import pytest

from guantong.apps.exchange.models import Arrival
from tests.exchange import came, confirmed, packed
from tests.feeds import feed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_what_was_left_is_placed_again_from_the_page(world: World) -> None:
    confirmed(world)
    arrival = came(world, packed()).arrival
    client = world.signed_in("shen")
    page = client.get(f"/exchange/{arrival.pk}/").content.decode()
    assert ("没有登记“区财政局”的支付明细" in page, "再送一次" in page, arrival.sm3 in page) == (True, True, True)

    feed(world)
    answer = client.post(f"/exchange/{arrival.pk}/", {"verb": "place_again"})
    arrival.refresh_from_db()

    assert (answer.status_code, arrival.left) == (302, 0)


def test_a_missing_number_is_given_up_where_the_package_waits(world: World) -> None:
    feed(world)
    confirmed(world)
    arrival = came(world, packed(number=2)).arrival

    answer = world.signed_in("shen").post(
        f"/exchange/{arrival.pk}/", {"verb": "give_up", "give_up-number": "1", "give_up-reason": "盘已损毁"}
    )

    assert answer.status_code == 302
    assert list(Arrival.objects.order_by("number").values_list("state", flat=True)) == ["given_up", "taken_in"]


def test_a_number_that_is_not_missing_is_told_at_the_form(world: World) -> None:
    confirmed(world)
    arrival = came(world, packed(number=2)).arrival

    answer = world.signed_in("shen").post(
        f"/exchange/{arrival.pk}/", {"verb": "give_up", "give_up-number": "7", "give_up-reason": "x"}
    )

    assert (answer.status_code, "现在缺：1" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("said", "shown"),
    [("2026-11-12T12:00:00+08:00", "打包时间：2026-11-12 12:00"), ("2026-11-12", ""), ("昨天", ""), ("", "")],
)
def test_the_moment_of_packing_is_told_where_the_other_said_one(world: World, said: str, shown: str) -> None:
    feed(world)
    confirmed(world)
    arrival = came(world, packed()).arrival
    Arrival.objects.filter(pk=arrival.pk).update(packed_at=said)

    answer = world.signed_in("shen").get(f"/exchange/{arrival.pk}/")

    assert (answer.status_code, shown in answer.content.decode(), "打包时间" in answer.content.decode()) == (
        200,
        True,
        bool(shown),
    )
