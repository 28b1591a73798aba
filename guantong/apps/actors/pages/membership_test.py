"""A post is ended by the security administrator; from that day it opens nothing."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_post_ended_today_closes_every_page_at_the_next_request(world: World) -> None:
    tao, post = world.signed_in("tao"), world.people["tao"].memberships.get()
    before = tao.get("/actors/me/").status_code

    done = world.signed_in("an").post(
        f"/actors/memberships/{post.pk}/", {"verb": "revoke", "revoke-ends_on": "2026-11-12"}
    )

    assert (before, done.status_code, tao.get("/actors/me/").status_code) == (200, 302, 403)


def test_an_ended_post_is_not_ended_again(world: World) -> None:
    client, post = world.signed_in("an"), world.people["tao"].memberships.get()
    ending = {"verb": "revoke", "revoke-ends_on": "2026-11-12"}
    client.post(f"/actors/memberships/{post.pk}/", ending)

    assert client.post(f"/actors/memberships/{post.pk}/", ending).status_code == 409


def test_another_bodys_post_is_not_there(world: World) -> None:
    post = world.people["tao"].memberships.get()

    assert world.signed_in("cao").get(f"/actors/memberships/{post.pk}/").status_code == 404
    assert world.signed_in("he").post(f"/actors/memberships/{post.pk}/", {"verb": "revoke"}).status_code == 403
