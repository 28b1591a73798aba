"""A body is founded by the system administrator; what cannot be is told at its field."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db

BODY = {
    "verb": "found",
    "found-name": "明湖区水务局",
    "found-code": "SW",
    "found-kind": "department",
    "found-parent": "区政府",
}


def test_a_body_is_founded_and_its_page_opened(world: World) -> None:
    done = world.signed_in("xi").post("/actors/found/", BODY)

    assert done.headers["Location"] == "/actors/organisations/SW/"
    assert world.body("SW").parent == world.body("ZF")


def test_a_taken_code_and_an_unknown_parent_are_told_at_their_fields(world: World) -> None:
    client = world.signed_in("xi")

    taken = client.post("/actors/found/", {**BODY, "found-code": "CZ"})
    unknown = client.post("/actors/found/", {**BODY, "found-parent": "区公署"})

    assert (taken.status_code, unknown.status_code) == (422, 422)
    assert "代码 CZ 已由“明湖区财政局”使用" in taken.content.decode()
    assert "没有“区公署”这个机构" in unknown.content.decode()


def test_a_name_of_several_is_asked_by_code(world: World) -> None:
    client = world.signed_in("xi")
    for code in ("T1", "T2"):
        client.post("/actors/found/", {**BODY, "found-code": code, "found-name": "同名中心"})

    answer = client.post("/actors/found/", {**BODY, "found-parent": "同名中心"})

    assert "“同名中心”对应多个机构：T1、T2。请改填代码" in answer.content.decode()


@pytest.mark.parametrize("username", ["an", "shi", "shen", "cao", "lin"])
def test_nobody_else_founds(world: World, username: str) -> None:
    client = world.signed_in(username)

    assert client.get("/actors/found/").status_code == 403
    assert client.post("/actors/found/", BODY).status_code == 403
