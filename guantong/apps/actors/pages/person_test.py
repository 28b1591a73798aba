"""A person's page shows the posts in one's scope, past and present; strangers are not there."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_past_and_present_posts_are_shown_to_who_keeps_them(world: World) -> None:
    client = world.signed_in("an")
    post = world.people["tao"].memberships.get()
    client.post(f"/actors/memberships/{post.pk}/", {"verb": "revoke", "revoke-ends_on": "2026-11-12"})

    shown = client.get("/actors/people/tao/").content.decode()

    assert all(text in shown for text in ("明湖区统计局", "2026-11-12", "已结束"))


def test_a_neighbours_person_is_not_there(world: World) -> None:
    assert world.signed_in("cao").get("/actors/people/qin/").status_code == 404
    assert world.signed_in("qin").get("/actors/people/qin/").status_code == 200


def test_only_the_posts_in_ones_scope_are_shown(world: World) -> None:
    shown = world.signed_in("ye").get("/actors/people/lin/").content.decode()

    assert "青石街道第一代表小组" in shown
    assert "青石代表团" not in shown


def test_an_experts_fees_are_for_the_keepers_and_the_expert(world: World) -> None:
    world.signed_in("shen").post(
        "/actors/people/yan/expert/",
        {
            "verb": "record_fee",
            "record_fee-paid_on": "2026-11-10",
            "record_fee-matter": "绩效评审",
            "record_fee-amount": "1,200.50",
        },
    )

    shown = {
        name: world.signed_in(name).get("/actors/people/yan/").content.decode() for name in ("shen", "yan", "he", "xi")
    }

    assert {name: "绩效评审 · 1,200.50" in text for name, text in shown.items()} == {
        "shen": True, "yan": True, "he": False, "xi": False,
    }  # fmt: skip
