"""Raising for others: names a line each, a line that names nobody is told with its words."""

from guantong.apps.opinions.models import Opinion
from tests.world import World

HERE = "/opinions/new/"
FACTS = {
    "verb": "raise_opinion", "raise_opinion-text": "请公开项目清单", "raise_opinion-head": "total", "raise_opinion-year": 2027,
    "raise_opinion-raised_on": "2026-11-12",
}  # fmt: skip


def test_a_general_opinion_of_two_people(world: World) -> None:
    answer = world.signed_in("shen").post(
        HERE, {**FACTS, "raise_opinion-proposers": "林代表 人大代表 区\n王选民 选民 社区"}
    )

    opinion = Opinion.objects.get()
    assert (answer["Location"], opinion.bound) == (f"/opinions/{opinion.pk}/", "general")
    assert [(one.name, one.kind, one.level) for one in opinion.proposers.all()] == [
        ("林代表", "deputy", "district"),
        ("王选民", "voter", "community"),
    ]


def test_a_line_that_names_no_kind_is_told(world: World) -> None:
    answer = world.signed_in("shen").post(HERE, {**FACTS, "raise_opinion-proposers": "王某"})

    assert (answer.status_code, "这一行请写成“姓名 身份 层级”：王某" in answer.content.decode()) == (422, True)


def test_a_leader_raises_none_for_others(world: World) -> None:
    assert world.signed_in("he").get(HERE).status_code == 403
