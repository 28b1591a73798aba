"""What administrators do to an account: links, lock-outs, the second factor, closing; nobody to the own."""

import re

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.test import Client
from django.utils.timezone import now

from guantong.apps.journal.models import Entry
from tests.world import World

pytestmark = pytest.mark.django_db


def address(username: str) -> str:
    return f"/actors/accounts/{username}/"


def shown(world: World, who: str, whose: str) -> str:
    return world.signed_in(who).get(address(whose)).content.decode()


def paused(username: str) -> None:
    for address, failures in (("10.0.0.1", 3), ("10.0.0.2", 5)):
        AccessAttempt.objects.create(
            username=username, ip_address=address, failures_since_start=failures, attempt_time=now(), user_agent="a"
        )


def test_a_link_is_shown_once_and_activates_the_account(world: World) -> None:
    xi = world.signed_in("xi")

    issued = xi.post(address("lin"), {"verb": "issue_link"}).content.decode()

    link = re.search(r"http://testserver(/accounts/activate/[^<]+)", issued)
    assert link is not None
    assert Client().get(link[1]).status_code == 200
    again = xi.get(address("lin")).content.decode()
    assert ("/accounts/activate/" in again, "已出具，未使用" in again) == (False, True)


def test_a_pause_is_shown_with_its_end_and_lifted(world: World) -> None:
    paused("lin")
    an = world.signed_in("an")
    before = an.get(address("lin")).content.decode()

    an.post(address("lin"), {"verb": "release"})

    assert "自动恢复" in before
    assert not AccessAttempt.objects.filter(username="lin").exists()
    assert an.post(address("lin"), {"verb": "release"}).status_code == 409
    assert "没有暂停登录" in shown(world, "an", "lin")


def test_a_second_factor_is_reset_by_the_security_administrator_alone(world: World) -> None:
    Authenticator.objects.create(user=world.people["shen"], type="totp", data={})
    answers = [
        world.signed_in(who).post(address("shen"), {"verb": "reset_second_factor"}).status_code
        for who in ("xi", "shi", "gu", "an")
    ]

    assert answers == [403, 403, 403, 302]
    assert not Authenticator.objects.filter(user=world.people["shen"]).exists()


def test_a_closed_account_is_reopened_by_the_system_administrator(world: World) -> None:
    world.signed_in("an").post(address("lin"), {"verb": "close"})
    assert "已停用" in shown(world, "xi", "lin")

    answers = [world.signed_in(who).post(address("lin"), {"verb": "reopen"}).status_code for who in ("an", "xi")]

    assert answers == [403, 302]


@pytest.mark.parametrize(
    ("who", "verb"),
    [("xi", "issue_link"), ("xi", "close"), ("an", "close"), ("an", "release"), ("an", "reset_second_factor")],
)
def test_nobody_does_it_to_the_own_account(world: World, who: str, verb: str) -> None:
    paused(who)
    Authenticator.objects.create(user=world.people[who], type="totp", data={})

    answer = world.signed_in(who).post(address(who), {"verb": verb})

    assert (answer.status_code, "须由另一人办理" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("who", ["shen", "gu", "he", "lin", "ye", "qin"])
def test_accounts_are_the_administrators_business(world: World, who: str) -> None:
    assert world.signed_in(who).get(address(who)).status_code == 403
    assert world.signed_in(who).get("/actors/accounts/").status_code == 403


def test_what_happened_at_the_door_is_told_to_who_reads_the_journal(world: World) -> None:
    lin = world.signed_in("lin")
    lin.get("/")
    lin.post("/accounts/logout/")

    assert Entry.objects.filter(by="lin", verb="sign_out").exists()
    assert "退出" in shown(world, "shi", "lin").partition("留痕")[2]
    assert "留痕" not in shown(world, "an", "lin").partition("办理")[2]
