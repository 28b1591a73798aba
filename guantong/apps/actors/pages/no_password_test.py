"""Where there is no password there is none to change: the page says how one gets it."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_who_has_no_password_is_told_how_to_get_one(world: World) -> None:
    lin = world.signed_in("lin")

    answer = lin.get("/accounts/password/", follow=True)

    assert (answer.status_code, "请系统管理员出具激活链接" in answer.content.decode()) == (200, True)
