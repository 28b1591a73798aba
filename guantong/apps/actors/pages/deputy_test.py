"""A deputy's record is kept by the office; a station is a station."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db

RECORD = {
    "verb": "describe_deputy", "describe_deputy-electoral_unit": "第5选区", "describe_deputy-station": "柳桥联络站",
    "describe_deputy-expertise": "法律",
}  # fmt: skip


def test_the_office_changes_the_record(world: World) -> None:
    done = world.signed_in("wen").post("/actors/people/lin/deputy/", {**RECORD, "version": _version(world)})

    world.people["lin"].deputy.refresh_from_db()
    assert done.status_code == 302
    assert (world.people["lin"].deputy.electoral_unit, world.people["lin"].deputy.station) == (
        "第5选区",
        world.body("LQZ"),
    )


def test_a_bureau_is_no_station_and_that_is_told(world: World) -> None:
    answer = world.signed_in("wen").post(
        "/actors/people/lin/deputy/", {**RECORD, "describe_deputy-station": "CZ", "version": _version(world)}
    )

    assert answer.status_code == 422
    assert "“明湖区财政局”不是代表联络站" in answer.content.decode()


def test_an_older_form_is_refused(world: World) -> None:
    assert world.signed_in("wen").post("/actors/people/lin/deputy/", {**RECORD, "version": 1}).status_code == 409


@pytest.mark.parametrize(("username", "status"), [("ye", 403), ("lin", 403), ("cao", 404)])
def test_nobody_else_changes_it(world: World, username: str, status: int) -> None:
    assert world.signed_in(username).post("/actors/people/lin/deputy/", RECORD).status_code == status


def _version(world: World) -> int:
    return world.signed_in("wen").get("/actors/people/lin/deputy/").context["acts"].version
