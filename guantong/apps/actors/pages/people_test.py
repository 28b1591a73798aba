"""People are listed as far as one's posts reach; their posts likewise."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def listed(world: World, username: str, query: str = "") -> str:
    return world.signed_in(username).get(f"/actors/people/{query}").content.decode()


def test_a_sub_district_sees_its_own_and_below_alone(world: World) -> None:
    shown = listed(world, "ye")

    assert all(name in shown for name in ("叶书记员", "华站长", "任居民", "林代表"))
    assert not any(name in shown for name in ("秦会计", "曹科长", "严教授", "安安全"))


def test_of_whom_one_sees_only_the_posts_in_ones_scope_are_told(world: World) -> None:
    shown = listed(world, "ye")

    assert "青石一组 人大代表" in shown
    assert "青石团 人大代表" not in shown


@pytest.mark.parametrize("query", ["?q=秦会计", "?q=qkj", "?as=xlsx", "?as=print", "?is_active=True"])
def test_a_neighbour_finds_nobody_of_another_body(world: World, query: str) -> None:
    answer = world.signed_in("cao").get(f"/actors/people/{query}").content

    assert b"/actors/people/qin/" not in answer
    assert "共 1 条".encode() in answer or "共 0 条".encode() in answer or query == "?as=xlsx"


def test_who_keeps_accounts_finds_people_by_initials(world: World) -> None:
    assert "/actors/people/qin/" in listed(world, "xi", "?q=qkj")


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_takes_the_same_queries_however_long(
    world: World, more: int, django_assert_num_queries: object
) -> None:
    client = world.signed_in("xi")
    client.get("/actors/me/")  # the session is written here, and not again within a minute
    for number in range(more):
        client.post(
            "/actors/admit/", {"verb": "admit", "admit-name": f"新人{number}", "admit-username": f"new{number}"}
        )

    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get("/actors/people/")
