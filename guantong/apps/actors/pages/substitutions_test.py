"""A colleague stands in from a day to a day; the page says who may not, and why."""

from typing import Any

import pytest

from guantong.apps.actors.models import Substitution
from tests.world import World

pytestmark = pytest.mark.django_db


def named(absent: str = "沈经办", substitute: str = "顾主任", **more: str) -> dict[str, str]:
    asked = {
        "absent": absent,
        "substitute": substitute,
        "begins_on": "2026-11-27",
        "ends_on": "2026-12-11",
        "reason": "出差",
    }
    return {"verb": "stand_in", **{f"stand_in-{name}": value for name, value in {**asked, **more}.items()}}


@pytest.fixture(autouse=True)
def _noon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)


def test_the_head_of_an_office_names_a_substitute_and_ends_it(world: World) -> None:
    gu = world.signed_in("gu")

    made = gu.post("/actors/substitutions/", named(begins_on="2026-11-12"))

    row = Substitution.objects.get()
    assert made.status_code == 302
    assert "顾主任" in gu.get("/actors/substitutions/").content.decode()
    assert "代 沈经办" in gu.get("/actors/me/").content.decode()
    assert gu.post(f"/actors/substitutions/{row.pk}/", {"verb": "stand_down"}).status_code == 302
    assert gu.post(f"/actors/substitutions/{row.pk}/", {"verb": "stand_down"}).status_code == 409
    assert "代 沈经办" not in gu.get("/actors/me/").content.decode()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"absent": "林代表"}, "没有可以代办的任职"),
        ({"absent": "沈经办", "substitute": "沈经办"}, "代办人须是另一人"),
        ({"substitute": "曹科长"}, "代办人须与不在岗人员同在一个机构任职"),
        ({"ends_on": "2026-11-20"}, "结束日期应晚于开始日期"),
        ({"absent": "无此人"}, "没有“无此人”这个人"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world: World, asked: dict[str, Any], said: str) -> None:
    answer = world.signed_in("an").post("/actors/substitutions/", named(**asked))

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_a_sub_district_names_nobody_of_another_body_and_learns_nothing(world: World) -> None:
    ye = world.signed_in("ye")

    known, unknown = (
        ye.post("/actors/substitutions/", named(absent=name)).content.decode() for name in ("秦会计", "无此人")
    )

    assert "没有“秦会计”这个人" in known
    assert "没有“无此人”这个人" in unknown


@pytest.mark.parametrize("who", ["shen", "lin", "qin", "xi"])
def test_others_name_nobody(world: World, who: str) -> None:
    assert world.signed_in(who).post("/actors/substitutions/", named()).status_code == 403
    assert not Substitution.objects.exists()


def test_a_neighbour_sees_none_of_it(world: World) -> None:
    world.signed_in("gu").post("/actors/substitutions/", named())
    row = Substitution.objects.get()

    for address in ("/actors/substitutions/", "/actors/substitutions/?as=xlsx", f"/actors/substitutions/{row.pk}/"):
        assert "出差".encode() not in world.signed_in("qin").get(address).content
    assert world.signed_in("qin").get(f"/actors/substitutions/{row.pk}/").status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_takes_the_same_queries_however_long(world: World, more: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    gu = world.signed_in("gu")
    for number in range(more):
        gu.post("/actors/substitutions/", named(begins_on=f"2026-12-0{number + 1}"))

    with django_assert_num_queries(6):
        gu.get("/actors/substitutions/")
