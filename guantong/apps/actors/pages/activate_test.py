"""Whoever holds the link of an account sets its password once; nothing else tells whose account it is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from guantong.apps.actors import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db
PASSWORD = "四条鱼 游过 青石桥 不回头"  # noqa: S105 - of a fictional person


def link_of(world: World, username: str, issued_hours_ago: int = 0) -> str:
    issued = now() - timedelta(hours=issued_hours_ago)
    token = sign_in.issue_link(person=world.people[username], by=world.standing("xi"), as_of=issued)
    return reverse("account_activate", args=[token])


def test_the_owner_is_greeted_sets_the_password_and_signs_in(world: World) -> None:
    client, link = Client(), link_of(world, "lin")

    greeted = client.get(link).content.decode()
    done = client.post(link, {"password": PASSWORD, "again": PASSWORD})

    assert "林代表，您的登录名是 lin" in greeted
    assert done.headers["Location"] == "/accounts/login/"
    assert client.post("/accounts/login/", {"login": "lin", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("短", "短", "口令太短，至少 12 个字符"),
        ("847362518403", "847362518403", "口令不能全是数字"),
        (PASSWORD, "别的", "两次输入不一致"),
    ],
)
def test_what_cannot_be_is_said_and_the_link_still_works(world: World, password: str, again: str, said: str) -> None:
    client, link = Client(), link_of(world, "lin")

    answer = client.post(link, {"password": password, "again": again})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert client.get(link).status_code == 200


def test_a_link_that_is_unknown_or_too_old_says_the_same_and_names_nobody(world: World) -> None:
    unknown = Client().get(reverse("account_activate", args=["unknown"]))
    old = Client().get(link_of(world, "lin", issued_hours_ago=13))

    assert (unknown.status_code, old.status_code) == (403, 403)
    assert "已用过、已过期" in old.content.decode()
    assert "林代表" not in old.content.decode()


def test_a_closed_accounts_link_is_dead(world: World) -> None:
    link = link_of(world, "lin")

    sign_in.close(person=world.people["lin"], by=world.standing("xi"), as_of=now())

    assert Client().get(link).status_code == 403
