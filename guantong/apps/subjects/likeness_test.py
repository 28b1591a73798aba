"""Likely same subjects are suggested with what is alike, and never decided."""

from datetime import date

import pytest

from guantong.apps.subjects.likeness import likely_same
from guantong.apps.subjects.models import Link
from guantong.apps.subjects.operations import link, open_subject, withdraw_link
from guantong.domain.identity.key import Kind
from tests.world import World


def suggested(world: World, name: str, aliases: str = "", who: str = "shen") -> dict[str, str]:
    subject = open_subject(
        kind=Kind.PROJECT, name=name, organisation=world.body("CG"), opened_on=date(2026, 6, 1), aliases=aliases,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    return {likely.subject.name: likely.why.zh for likely in likely_same(subject, world.standing(who))}


@pytest.mark.parametrize(
    ("name", "aliases", "found", "why"),
    [
        ("2026年学校食堂提升工程", "", "学校食堂提升工程", "名称相同"),
        ("社区照明", "老旧小区路灯更新", "居住区公共照明更新", "曾用名或别名相同"),
        ("学校餐听改造", "", "学校餐厅改造", "读音相同"),
        ("学校厨房设备更新工程", "", "学校厨房设备更新", "名称相近（88%）"),
    ],
)
def test_what_is_alike_is_named(world: World, name: str, aliases: str, found: str, why: str) -> None:
    assert suggested(world, name, aliases)[found] == why


def test_what_is_unlike_is_not_suggested(world: World) -> None:
    assert suggested(world, "河道清淤") == {}


def test_what_a_person_may_not_see_is_not_suggested_to_them(world: World) -> None:
    assert "学校食堂提升工程" not in suggested(world, "学校食堂提升工程", who="qin")


def test_what_a_person_has_decided_is_not_asked_again(world: World) -> None:
    one, other = world.subject("学府路人行道修缮及无障碍改造"), world.subject("学府路人行道修缮及无障碍改造工程")
    assert [likely.subject for likely in likely_same(one, world.standing("shen"))] == [other]
    made = link(
        subject=one, how="same", other=other.key, on=date(2026, 3, 2), evidence="文", by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    withdraw_link(link=made, reason="不是", by=world.standing("shen"), as_of=world.now)

    assert likely_same(one, world.standing("shen")) == []
    assert Link.objects.get(pk=made.pk).state == "withdrawn"
