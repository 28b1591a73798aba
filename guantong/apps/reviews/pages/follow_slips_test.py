"""Slips of followed projects for who has no phone (代表跟踪纸质条)."""

from guantong.apps.reviews.following_test import begun, chosen
from tests.world import World


def test_a_slip_is_printed_for_every_followed_project(world: World) -> None:
    row = chosen(world, begun(world))

    page = world.signed_in("shen").get(f"/reviews/{row.review_id}/follow/slips/").content.decode()

    assert ("公厕新建" in page, "林代表" in page, "第12页" in page) == (True, True, True)


def test_they_bear_names_and_are_the_organisers_alone(world: World) -> None:
    row = chosen(world, begun(world))

    assert [
        world.signed_in(who).get(f"/reviews/{row.review_id}/follow/slips/").status_code for who in ("lin", "qin")
    ] == [403, 403]
