"""One line of a file as it stands in the books: found by sheet and line, persons masked, seen by who sees the delivery."""

import pytest

from tests.feeds import brought, csv, published, reversed_by
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ABSENT = "账册里没有这一行"


def test_a_line_is_shown_with_its_headers_and_what_they_held(world: World) -> None:
    delivery = published(world)

    page = world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/rows/2/").content.decode()

    told = ("支付.csv", "第 2 行", "明湖建工有限公司", "1,200.50元", "2026-03-03", "支付金额")
    assert [text in page for text in told] == [True] * len(told)


def test_a_person_is_masked_in_it(world: World) -> None:
    delivery = published(world, csv(payee="欧阳明湖"))

    page = world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/rows/2/").content.decode()

    assert ("欧阳明湖" in page, "个人" in page) == (False, True)


@pytest.mark.parametrize("asked", ["99/", "1/", "2/?sheet=other"])
def test_a_line_that_was_not_taken_in_is_said_not_to_be_there(world: World, asked: str) -> None:
    delivery = published(world)

    answer = world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/rows/{asked}")

    assert (answer.status_code, ABSENT in answer.content.decode()) == (200, True)


def test_odd_addresses_do_no_harm(world: World) -> None:
    delivery, shen = published(world), world.signed_in("shen")

    beyond = shen.get(f"/feeds/deliveries/{delivery.pk}/rows/99999999999999999999/")
    zero = shen.get(f"/feeds/deliveries/{delivery.pk}/rows/2/?sheet=%00")

    assert (beyond.status_code, zero.status_code) == (404, 404)


def test_nothing_is_shown_before_it_is_published_and_what_was_reversed_says_so(world: World) -> None:
    waiting, shen = brought(world), world.signed_in("shen")
    assert ABSENT in shen.get(f"/feeds/deliveries/{waiting.pk}/rows/2/").content.decode()

    delivery = published(world)
    reversed_by(world, delivery)

    assert "现在不再计入账册" in shen.get(f"/feeds/deliveries/{delivery.pk}/rows/2/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("lin", 403), ("qin", 404), ("ye", 404), ("he", 200)])
def test_who_may_not_see_the_delivery_sees_no_line(world: World, who: str, status: int) -> None:
    delivery = published(world)

    assert world.signed_in(who).get(f"/feeds/deliveries/{delivery.pk}/rows/2/").status_code == status


def test_who_declared_a_firm_of_their_own_reads_no_line_of_it(world: World) -> None:
    delivery, he = published(world), world.signed_in("he")
    address = f"/feeds/deliveries/{delivery.pk}/rows/2/"
    assert he.get(address).status_code == 200

    he.post("/actors/conflicts/", {"verb": "declare", "declare-kind": "own_firm", "declare-subject": "明湖建工"})

    assert (he.get(address).status_code, world.signed_in("shen").get(address).status_code) == (404, 200)
    with mutants.own_firm_read_like_any_other():
        assert he.get(address).status_code == 200
