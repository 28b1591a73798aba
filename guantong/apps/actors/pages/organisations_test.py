"""The tree opens and closes, is searched by every name, and is the same for all."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def text(world: World, address: str, username: str = "he") -> str:
    return world.signed_in(username).get(address).content.decode()


def test_the_tree_shows_standing_bodies_under_their_parents(world: World) -> None:
    shown = text(world, "/actors/organisations/").partition("<main")[2]

    assert shown.index("明湖区人民代表大会") < shown.index("明湖区人大常委会") < shown.index("明湖区人民政府")
    assert "明湖区市容管理局" not in shown
    assert shown.count("<details") == shown.count("</details>") == 10
    assert shown.count("<details open") == 3


def test_everything_can_be_opened_without_a_script(world: World) -> None:
    assert text(world, "/actors/organisations/?open=all").count("<details open") == 10


@pytest.mark.parametrize("typed", ["czj", "caizhengju", "财政局", "CZ", "区财政"])
def test_a_body_is_found_by_code_name_short_name_and_initials(world: World, typed: str) -> None:
    assert "明湖区财政局" in text(world, f"/actors/organisations/?q={typed}")


def test_a_dissolved_body_is_found_and_so_is_what_followed_it_by_the_former_name(world: World) -> None:
    shown = text(world, "/actors/organisations/?q=srglj")

    assert "明湖区市容管理局" in shown
    assert "明湖区城市管理局" in shown


def test_bodies_are_listed_by_kind(world: World) -> None:
    shown = text(world, "/actors/organisations/?kind=liaison_station")

    assert "青石街道代表联络站" in shown
    assert "明湖区财政局" not in shown


def test_only_who_founds_is_offered_to(world: World) -> None:
    assert "登记机构" in text(world, "/actors/organisations/", "xi")
    assert "登记机构" not in text(world, "/actors/organisations/", "shen")


def test_the_tree_takes_the_same_queries_however_many_bodies(world: World, django_assert_num_queries: object) -> None:
    client = world.signed_in("he")

    # one more than for others: a leader may have a vote to cast
    with django_assert_num_queries(9):  # type: ignore[operator]
        client.get("/actors/organisations/")
