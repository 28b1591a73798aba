"""A role is given by the security administrator from a day; what cannot be is told."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db

POST = {
    "verb": "appoint", "appoint-person": "tao", "appoint-organisation": "SJ", "appoint-role": "audit_office",
    "appoint-begins_on": "2026-11-12",
}  # fmt: skip


def test_a_role_is_given_and_lets_in_at_once(world: World) -> None:
    done = world.signed_in("an").post("/actors/appoint/", POST)

    assert done.headers["Location"] == "/actors/people/tao/"
    assert {post.path for post in world.standing("tao").posts} == {"ZF.SJ.", "ZF.TJ."}


def test_reversed_days_and_unknown_names_are_told_at_their_fields(world: World) -> None:
    client = world.signed_in("an")

    reversed_days = client.post("/actors/appoint/", {**POST, "appoint-ends_on": "2026-11-01"})
    nobody = client.post("/actors/appoint/", {**POST, "appoint-person": "某人"})

    assert "结束 2026-11-01 早于开始 2026-11-12" in reversed_days.content.decode()
    assert "没有“某人”这个人" in nobody.content.decode()
    assert (reversed_days.status_code, nobody.status_code) == (422, 422)


@pytest.mark.parametrize("username", ["xi", "shi", "wen", "he", "tao"])
def test_nobody_else_gives_roles_not_even_to_oneself(world: World, username: str) -> None:
    assert world.signed_in(username).post("/actors/appoint/", POST).status_code == 403
