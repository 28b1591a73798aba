"""One line of a file as it stands in the books: found by sheet and line, persons masked, seen by who sees the delivery."""

import pytest

from tests.feeds import brought, csv, published, reversed_by
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_a_line_is_shown_with_its_headers_and_what_they_held(world: World) -> None:
    delivery = published(world)

    page = world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/row/?row=2").content.decode()

    assert [
        text in page for text in ("支付.csv", "第 2 行", "明湖建工有限公司", "1,200.50元", "2026-03-03", "支付金额")
    ] == [True] * 6


def test_a_person_is_masked_in_it(world: World) -> None:
    delivery = published(world, csv(payee="欧阳明湖"))

    page = world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/row/?row=2").content.decode()

    assert ("欧阳明湖" in page, "个人" in page) == (False, True)


@pytest.mark.parametrize(
    "asked", ["", "?row=", "?row=99", "?row=x", "?row=2&sheet=other", "?row=99999999999", "?row=²"]
)
def test_a_line_that_is_not_there_is_not_found(world: World, asked: str) -> None:
    delivery = published(world)

    assert world.signed_in("shen").get(f"/feeds/deliveries/{delivery.pk}/row/{asked}").status_code == 404


def test_nothing_is_shown_before_it_is_published_and_what_was_reversed_says_so(world: World) -> None:
    waiting, shen = brought(world), world.signed_in("shen")
    assert shen.get(f"/feeds/deliveries/{waiting.pk}/row/?row=2").status_code == 404

    delivery = published(world)
    reversed_by(world, delivery)

    page = shen.get(f"/feeds/deliveries/{delivery.pk}/row/?row=2").content.decode()
    assert "现在不再计入账册" in page


@pytest.mark.parametrize(("who", "status"), [("lin", 403), ("qin", 404), ("ye", 404), ("he", 200)])
def test_who_may_not_see_the_delivery_sees_no_line(world: World, who: str, status: int) -> None:
    delivery = published(world)

    assert world.signed_in(who).get(f"/feeds/deliveries/{delivery.pk}/row/?row=2").status_code == status
