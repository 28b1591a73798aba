"""The door of the demo: asked once, opened once; a used link says where to get another."""

import pytest
from django.test import Client
from django.utils.timezone import now

from guantong.apps.actors import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db


def test_looking_at_a_link_does_not_use_it_up_and_opening_it_does(world: World) -> None:
    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("installer"), as_of=now(), demo=True)
    address, client = f"/demo/sign-in/{token}/", Client()

    looked = [client.get(address).status_code for _ in range(2)]
    opened = client.post(address)
    desk = client.get("/").content.decode()
    again = Client().post(address)

    assert (looked, opened.status_code, "林代表" in desk) == ([200, 200], 302, True)
    assert (again.status_code, "请在演示窗口重新取一个" in again.content.decode()) == (403, True)
