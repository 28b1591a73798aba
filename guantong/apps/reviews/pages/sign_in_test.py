"""Signing oneself in by the code in the hall (扫码签到)."""

from guantong.apps.actors.keeping_out import declare
from tests.reviews import held, invited, listed
from tests.world import World


def test_a_deputy_signs_in_once_and_may_ask(world: World) -> None:
    review = held(world)
    listed(world, review)
    lin, address = world.signed_in("lin"), f"/reviews/{review.pk}/sign-in/"

    answers = [lin.post(address, {"verb": "sign_in"}).status_code for _ in range(2)]
    page = lin.get(address).content.decode()

    assert (answers, "您已签到" in page, f"/reviews/{review.pk}/board/" in page) == ([302, 200], True, True)


def test_who_is_not_on_the_list_is_sent_to_the_desk(world: World) -> None:
    page = world.signed_in("mo").get(f"/reviews/{held(world).pk}/sign-in/").content.decode()

    assert "纸面签到" in page


def test_who_keeps_out_of_a_unit_is_told_so(world: World) -> None:
    declare(kind="employer", organisation=world.body("CG"), by=world.standing("lin"), as_of=world.now)
    review = invited(world)
    listed(world, review)

    page = world.signed_in("lin").get(f"/reviews/{review.pk}/sign-in/").content.decode()

    assert "回避：明湖区城市管理局" in page
