"""The board on its page: one line for staff, the own for a deputy (询问板)."""

import pytest

from guantong.apps.reviews import asking
from guantong.apps.reviews.models import Inquiry
from tests.reviews import asked, does, held, invited, listed, planned
from tests.world import World


def test_staff_type_one_line_after_another(world: World) -> None:
    review = held(world)
    lin = listed(world, review)
    shen, address = world.signed_in("shen"), f"/reviews/{review.pk}/board/"
    typed = {
        "verb": "take_down",
        "take_down-participant": lin.number,
        "take_down-unit": "CG",
        "take_down-text": "为什么？",
    }

    first = shen.post(address, {**typed, "take_down-sent": "sending-0001"})
    again = shen.post(address, {**typed, "take_down-sent": "sending-0001"})

    inquiry = Inquiry.objects.get()
    assert (first.status_code, again.status_code, inquiry.asker, inquiry.number) == (302, 302, "林代表", 1)


def test_a_deputy_asks_from_the_phone_and_sees_only_the_own(world: World) -> None:
    review = held(world)
    listed(world, review)
    asked(world, review, "别人问的草案问题")
    lin, address = world.signed_in("lin"), f"/reviews/{review.pk}/board/"

    sent = lin.post(address, {"verb": "ask", "ask-unit": "CG", "ask-text": "我的问题", "ask-sent": "sending-lin"})
    page = lin.get(address).content.decode()

    assert (sent.status_code, "我的问题" in page, "别人问的草案问题" in page, "会商结果" in page) == (
        302,
        True,
        False,
        False,
    )


def test_what_was_asked_in_ones_name_is_ones_own(world: World) -> None:
    review = held(world)
    asked(world, review, "当面问的问题", participant=listed(world, review).number)

    assert "当面问的问题" in world.signed_in("lin").get(f"/reviews/{review.pk}/board/").content.decode()


def test_a_slip_typed_twice_stands_side_by_side(world: World) -> None:
    review = held(world)
    asked(world, review, "公厕为什么贵？", slip=7)
    asked(world, review, "公厕造价为什么高？", "gu", slip=7)

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/board/").content.decode()

    assert ("条号相同" in page, "条号 7 · 第 1 条" in page, "条号 7 · 第 2 条" in page) == (True, True, True)


def test_the_board_is_asked_for_again_by_itself(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{held(world).pk}/board/").content.decode()

    assert 'hx-trigger="every 10s"' in page


def test_what_was_left_before_is_brought_forward_there(world: World) -> None:
    left = does(world, asking.carry_over, asked(world, held(world), "上次的问题"))
    review = held(world, title="复审会")
    shen, address = world.signed_in("shen"), f"/reviews/{review.pk}/board/"

    offered = shen.get(address).content.decode()
    sent = shen.post(address, {"verb": "bring_forward", "bring_forward-inquiry": left.pk})

    assert ("上次的问题" in offered, sent.status_code, review.inquiries.get().carried_from) == (True, 302, left)


@pytest.mark.parametrize("who", ["he", "qin", "mo"])
def test_who_reads_only_has_no_line_to_type_in(world: World, who: str) -> None:
    page = world.signed_in(who).get(f"/reviews/{invited(world).pk}/board/").content.decode()

    assert 'name="take_down-text"' not in page


def test_before_it_is_told_the_board_is_closed(world: World) -> None:
    review = planned(world)

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/board/").content.decode()

    assert 'name="take_down-text"' not in page
