"""An organisation's page: facts, line, members as far as one may know, its verbs."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_it_shows_where_it_came_from_with_the_document(world: World) -> None:
    shown = world.signed_in("cao").get("/actors/organisations/CG/").content.decode()

    assert all(
        text in shown for text in ("明湖区市容管理局", "明委发〔2024〕3号", "更名", "至 2024-03-01", "2024-03-01 起")
    )


def test_its_members_are_for_those_whose_scope_it_is(world: World) -> None:
    own, neighbour, leader = (
        world.signed_in(name).get("/actors/organisations/CG/").content.decode() for name in ("qin", "cao", "he")
    )

    assert "秦会计" in own
    assert "秦会计" in leader
    assert "秦会计" not in neighbour


def test_members_do_not_leak_through_export_search_or_filter(world: World) -> None:
    client = world.signed_in("cao")

    for query in ("?as=xlsx", "?q=秦会计", "?role=budget_unit", "?as=print"):
        assert "秦会计".encode() not in client.get(f"/actors/organisations/CG/{query}").content.replace(
            "“秦会计”".encode(), b""
        ).replace('value="秦会计"'.encode(), b"")


def test_a_body_with_members_is_not_dissolved_and_the_page_says_what_to_do(world: World) -> None:
    client = world.signed_in("xi")
    version = _version(client)

    answer = client.post(
        "/actors/organisations/TJ/",
        {"verb": "dissolve", "dissolve-on": "2026-11-30", "dissolve-document": "明编〔2026〕7号", "version": version},
    )

    assert answer.status_code == 422
    assert "这一天还有 1 人任职（tao）" in answer.content.decode()


def test_a_stale_form_is_refused(world: World) -> None:
    client = world.signed_in("xi")
    version = _version(client)
    facts = {"verb": "amend", "amend-name": "明湖区统计局", "amend-kind": "department", "version": version}

    first = client.post("/actors/organisations/TJ/", {**facts, "amend-short_name": "统计"})
    second = client.post("/actors/organisations/TJ/", {**facts, "amend-short_name": "区统计"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert world.body("TJ").short_name == "统计"


def test_who_may_not_is_refused_and_sees_no_verb(world: World) -> None:
    client = world.signed_in("shen")

    shown = client.get("/actors/organisations/TJ/").content.decode()
    answer = client.post("/actors/organisations/TJ/", {"verb": "dissolve", "dissolve-on": "2026-11-30"})

    assert "撤销日期" in shown
    assert 'value="dissolve"' not in shown
    assert answer.status_code == 403


def test_an_unknown_code_is_not_there(world: World) -> None:
    assert world.signed_in("xi").get("/actors/organisations/XX/").status_code == 404


def _version(client) -> str:  # type: ignore[no-untyped-def]
    return client.get("/actors/organisations/TJ/").context["acts"].version
