"""One followed project on one screen (我跟踪的项目)."""

from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.following_test import begun, chosen
from guantong.apps.reviews.models import Follow, Inquiry
from tests.world import World


def test_a_deputy_remarks_and_asks_on_the_phone(world: World) -> None:
    row = chosen(world, begun(world))
    lin, address = world.signed_in("lin"), f"/reviews/follows/{row.pk}/"
    put = {"text": "为什么还没有开工？", "head": "departments"}

    said = lin.post(address, {"verb": "raise_opinion", **{f"raise_opinion-{k}": v for k, v in put.items()}})
    asked = lin.post(address, {"verb": "ask", "ask-unit": "CG", "ask-text": "何时开工？", "ask-sent": "0123456789"})

    page = lin.get(address).content.decode()
    assert (said.status_code, asked.status_code, Opinion.objects.get().project, Inquiry.objects.get().asker) == (
        302,
        302,
        "公厕新建",
        "林代表",
    )
    assert ("为什么还没有开工？" in page, "何时开工？" in page, "900.00" in page, "这里没有草案内容" in page) == (
        True,
        True,
        True,
        True,
    )


def test_it_is_ended_there(world: World) -> None:
    row = chosen(world, begun(world))

    sent = world.signed_in("lin").post(f"/reviews/follows/{row.pk}/", {"verb": "end_follow", "version": row.version})

    assert (sent.status_code, Follow.objects.get().state) == (302, "ended")


def test_nobody_else_reads_what_a_deputy_follows_but_the_organiser(world: World) -> None:
    row = chosen(world, begun(world))

    answers = [world.signed_in(who).get(f"/reviews/follows/{row.pk}/").status_code for who in ("shen", "qin", "mo")]

    assert answers == [200, 404, 404]


def test_what_was_not_published_is_said_so(world: World) -> None:
    row = chosen(world, begun(world), amount=None)

    page = world.signed_in("lin").get(f"/reviews/follows/{row.pk}/?month=2026-10").content.decode()

    assert ("没有公开" in page, "2026-10" in page) == (True, True)
