"""The deputies in office with electoral unit, delegation, group, station, fields."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_deputy_is_listed_with_delegation_group_station_and_fields(world: World) -> None:
    shown = world.signed_in("wen").get("/actors/deputies/").content.decode()

    assert all(
        text in shown
        for text in ("林代表", "第3选区", "青石代表团", "青石街道第一代表小组", "青石街道代表联络站", "会计、审计")
    )


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("?delegation_code=DQS", True), ("?delegation_code=DLQ", False), ("?station_code=QSZ", True), ("?group_code=GLQ1", False),
        ("?q=ldb", True),
    ],
)  # fmt: skip
def test_deputies_are_filtered_by_delegation_group_and_station(world: World, query: str, there: bool) -> None:
    assert ("林代表" in world.signed_in("wen").get(f"/actors/deputies/{query}").content.decode()) is there


@pytest.mark.parametrize("username", ["cao", "qin", "yan"])
def test_who_has_nothing_to_do_with_deputies_sees_none(world: World, username: str) -> None:
    client = world.signed_in(username)

    for query in ("", "?as=xlsx", "?q=林", "?delegation_code=DQS"):
        assert "/actors/people/lin/" not in client.get(f"/actors/deputies/{query}").content.decode("utf-8", "ignore")


def test_a_sub_district_sees_the_deputies_of_its_groups(world: World) -> None:
    assert "林代表" in world.signed_in("ye").get("/actors/deputies/").content.decode()


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_takes_the_same_queries_however_long(
    world: World, more: int, django_assert_num_queries: object
) -> None:
    for username in ("tao", "cao", "qin")[:more]:
        world.signed_in("an").post(
            "/actors/appoint/",
            {
                "verb": "appoint",
                "appoint-person": username,
                "appoint-organisation": "RD",
                "appoint-role": "deputy",
                "appoint-begins_on": "2026-11-12",
            },
        )
    client = world.signed_in("wen")

    with django_assert_num_queries(10):  # type: ignore[operator]
        client.get("/actors/deputies/")
