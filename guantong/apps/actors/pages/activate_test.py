"""The owner of an account sets the password by a link: once, twice the same, and strong."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from guantong.apps.actors import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db
GOOD = "四条鱼 游过 青石桥 不回头"


def address(world: World) -> str:
    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("xi"), as_of=now())
    return reverse("account_activate", args=[token])


def test_it_greets_the_owner_and_sets_the_password_once(world: World) -> None:
    link, client = address(world), Client()

    shown = client.get(link).content.decode()
    done = client.post(link, {"password": GOOD, "again": GOOD})
    spent = client.get(link)

    assert "林代表，您的登录名是 lin" in shown
    assert (done.status_code, spent.status_code) == (302, 403)
    assert ("已用过、已过期" in spent.content.decode(), "林代表" in spent.content.decode()) == (True, False)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        (GOOD, "别的", "两次输入不一致。"),
        ("", "", "这个字段是必填项"),
        ("123456789012", "123456789012", "数字"),
    ],
)
def test_what_cannot_be_a_password_is_said_at_its_field(world: World, password: str, again: str, said: str) -> None:
    answer = Client().post(address(world), {"password": password, "again": again})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    world.people["lin"].refresh_from_db()
    assert not world.people["lin"].has_usable_password()


@pytest.mark.usefixtures("world")
def test_a_link_nobody_issued_tells_nothing() -> None:
    answer = Client().get(reverse("account_activate", args=["not-a-token"]))

    assert (answer.status_code, "代表" in answer.content.decode()) == (403, False)
