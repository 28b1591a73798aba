"""Terms are known to all and opened by the office one after the other."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_running_term_is_listed(world: World) -> None:
    shown = world.signed_in("cao").get("/actors/terms/").content.decode()

    assert all(text in shown for text in ("明湖区第八届人民代表大会", "任期中", "2021-12-01"))


def test_a_second_term_is_not_opened_beside_the_running_one(world: World) -> None:
    answer = world.signed_in("wen").post(
        "/actors/terms/",
        {"verb": "open_term", "open_term-number": "9", "open_term-name": "第九届", "open_term-begins_on": "2026-12-01"},
    )

    assert answer.status_code == 422
    assert "尚未届满。请先登记届满，或办理换届" in answer.content.decode()


def test_who_may_not_is_refused(world: World) -> None:
    assert world.signed_in("cao").post("/actors/terms/", {"verb": "open_term"}).status_code == 403
