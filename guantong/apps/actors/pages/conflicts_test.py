"""Everybody declares; the keepers record and end; the register is read by nobody else."""

import pytest

from guantong.apps.actors.models import Conflict
from tests.world import World

pytestmark = pytest.mark.django_db
FIRM = {"verb": "declare", "declare-kind": "own_firm", "declare-subject": "明湖绿化公司"}


def noted(person: str, code: str = "CG") -> dict[str, str]:
    return {
        "verb": "note_conflict", "note_conflict-person": person, "note_conflict-kind": "relative",
        "note_conflict-organisation": code,
    }  # fmt: skip


def test_a_deputy_declares_an_own_firm_and_reads_it_back(world: World) -> None:
    lin = world.signed_in("lin")

    assert lin.post("/actors/conflicts/", FIRM).status_code == 302

    assert "明湖绿化公司" in lin.get("/actors/conflicts/").content.decode()
    assert "明湖绿化公司" in lin.get("/actors/me/").content.decode()
    assert "明湖绿化公司" in world.signed_in("wen").get("/actors/conflicts/?as=print").content.decode()


@pytest.mark.parametrize("who", ["he", "mo", "ye", "qin", "xi", "an", "shi", "yan"])
def test_the_register_is_read_by_its_keepers_alone(world: World, who: str) -> None:
    world.signed_in("lin").post("/actors/conflicts/", FIRM)
    pk, client = Conflict.objects.get().pk, world.signed_in(who)

    for query in ("", "?as=xlsx", "?as=print", "?kind=own_firm"):
        answer = client.get(f"/actors/conflicts/{query}")
        assert "绿化".encode() not in answer.content
        assert query == "?as=xlsx" or "共 0 条" in answer.content.decode()
    assert client.get(f"/actors/conflicts/{pk}/").status_code == 404


@pytest.mark.parametrize("who", ["lin", "qin", "an", "he"])
def test_nobody_else_records_for_others(world: World, who: str) -> None:
    assert world.signed_in(who).post("/actors/conflicts/", noted("林代表")).status_code == 403


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"declare-subject": ""}, "请选择机构，或填写企业、项目名称"),
        ({"declare-kind": "friend"}, "选择一个有效的选项"),
        ({"declare-organisation": "没有的局"}, "没有“没有的局”这个机构"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world: World, asked: dict[str, str], said: str) -> None:
    answer = world.signed_in("lin").post("/actors/conflicts/", {**FIRM, **asked})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Conflict.objects.exists()


def test_the_same_is_not_recorded_twice(world: World) -> None:
    lin = world.signed_in("lin")
    lin.post("/actors/conflicts/", FIRM)

    again = lin.post("/actors/conflicts/", FIRM)

    assert (again.status_code, "已经登记，仍在生效" in again.content.decode()) == (422, True)


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_takes_the_same_queries_however_long(world: World, more: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    wen = world.signed_in("wen")
    for person in ("林代表", "秦会计", "严教授")[:more]:
        wen.post("/actors/conflicts/", noted(person))

    with django_assert_num_queries(6):
        wen.get("/actors/conflicts/")
