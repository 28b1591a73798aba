"""The accounts at a glance: who has no password or second factor yet, who is paused."""

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.utils.timezone import now

from tests.world import World

pytestmark = pytest.mark.django_db


def listed(world: World, query: str = "") -> str:
    return world.signed_in("an").get(f"/actors/accounts/{query}").content.decode()


def test_who_must_set_up_a_second_factor_is_told_apart_from_who_need_not(world: World) -> None:
    Authenticator.objects.create(user=world.people["shen"], type="totp", data={})

    assert "/accounts/shen/" in listed(world, "?second_factor=True")
    assert "/accounts/gu/" not in listed(world, "?second_factor=True")
    assert "下次登录须设置" in listed(world, "?q=顾主任")
    assert "不要求" in listed(world, "?q=林代表")


def test_five_failures_from_one_address_pause_and_four_do_not(world: World) -> None:
    failing = {"attempt_time": now(), "user_agent": "a", "ip_address": "10.0.0.1"}
    AccessAttempt.objects.create(username="lin", failures_since_start=5, **failing)
    AccessAttempt.objects.create(username="shen", failures_since_start=4, **failing)

    assert listed(world).count("暂停登录") == 1
    assert "暂停登录" in listed(world, "?q=林代表")


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_takes_the_same_queries_however_long(world: World, more: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    xi = world.signed_in("xi")
    xi.get("/actors/me/")
    for number in range(more):
        xi.post("/actors/admit/", {"verb": "admit", "admit-name": f"新人{number}", "admit-username": f"new{number}"})

    with django_assert_num_queries(7):
        xi.get("/actors/accounts/")
