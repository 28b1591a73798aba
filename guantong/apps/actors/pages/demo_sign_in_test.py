"""A demo's link lets in once, after a press of the button, so that a preview of the link does not use it up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from guantong.apps.actors import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db


def link_of(world: World, issued_hours_ago: int = 0) -> str:
    issued = now() - timedelta(hours=issued_hours_ago)
    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("installer"), as_of=issued, demo=True)
    return f"/demo/sign-in/{token}/"


def test_looking_at_the_link_does_not_use_it_up(world: World) -> None:
    client, link = Client(), link_of(world)

    looked = [client.get(link).status_code for _ in range(3)]

    assert looked == [200, 200, 200]
    assert client.post(link).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_used_or_too_old_it_lets_nobody_in(world: World) -> None:
    old = link_of(world, issued_hours_ago=13)
    assert Client().post(old).status_code == 403

    link = link_of(world)
    Client().post(link)
    again, late = Client(), Client().post(link)

    assert (late.status_code, "已用过或已过期" in late.content.decode()) == (403, True)
    assert again.get("/").status_code == 302
