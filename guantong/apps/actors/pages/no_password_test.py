"""Who has no password yet is told how to get one; who has one changes it."""

import pytest
from django.test import Client

from tests.world import World

pytestmark = pytest.mark.django_db


def test_who_has_no_password_is_told_how_to_get_one(world: World) -> None:
    answer = world.signed_in("lin").get("/accounts/password/", follow=True)

    assert answer.redirect_chain[-1][0] == "/accounts/password/none/"
    assert "请系统管理员出具激活链接" in answer.content.decode()


def test_nobody_who_is_outside_reads_it() -> None:
    assert Client().get("/accounts/password/none/").status_code == 302
