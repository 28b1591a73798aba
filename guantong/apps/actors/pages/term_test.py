"""A term's page: close it, or prepare its change."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_change_is_offered_to_who_prepares_it_alone(world: World) -> None:
    shown = {name: world.signed_in(name).get("/actors/terms/8/").content.decode() for name in ("xi", "wen", "cao")}

    assert {name: "开始换届" in text for name, text in shown.items()} == {"xi": True, "wen": False, "cao": False}


def test_a_term_in_which_posts_are_held_is_not_closed(world: World) -> None:
    answer = world.signed_in("wen").post("/actors/terms/8/", {"verb": "close_term", "close_term-ends_on": "2026-11-30"})

    assert answer.status_code == 422
    assert "还有 3 人的本届任职长于这一天" in answer.content.decode()


def test_the_way_to_the_change_is_shown_to_who_prepares_it(world: World) -> None:
    led = {
        who: "/actors/terms/8/change/" in world.signed_in(who).get("/actors/terms/8/").content.decode()
        for who in ("xi", "wen")
    }

    assert led == {"xi": True, "wen": False}
    assert world.signed_in("xi").get("/actors/terms/7/").status_code == 404
