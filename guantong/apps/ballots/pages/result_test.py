"""The result sheet: every count however small, by whose rule, nothing before the opening."""

import pytest

from tests.ballots import MORE_THAN_HALF, Vote, open_box
from tests.world import World


def text(world: World, vote: Vote, who: str = "gu") -> str:
    return world.signed_in(who).get(f"/ballots/{vote.box.pk}/result/").content.decode()


def counted(world: World, **facts: object) -> Vote:
    vote = open_box(world, 3, **facts)
    for who, mark in (("member01", "satisfied"), ("member02", "dissatisfied"), ("he", "satisfied")):
        vote.cast(who, mark)
    return vote.closed().counted()


def test_one_who_is_not_satisfied_is_announced_like_the_rest(world: World) -> None:
    page = text(world, counted(world, rule=MORE_THAN_HALF))

    assert [
        line
        for line in (
            "<dt>应到</dt><dd>4</dd>",
            "<dt>收回票数</dt><dd>3</dd>",
            "<dt>不满意</dt><dd>1</dd>",
            "<dt>无效票</dt><dd>0</dd>",
        )
        if line not in page
    ] == []
    assert "按明人常办〔2026〕8号计算" in page
    assert "实为 2 / 4，未达到" in page


def test_without_a_rule_it_says_so(world: World) -> None:
    page = text(world, counted(world))

    assert ("未设定标准" in page, "通过" in page) == (True, False)


@pytest.mark.parametrize("closed", [False, True])
def test_before_the_opening_there_is_nothing(world: World, closed: bool) -> None:
    vote = open_box(world, 2)
    vote.cast("member01", "satisfied")
    if closed:
        vote.closed()

    page = text(world, vote)

    assert ("尚未开箱" in page, "<dt>满意" in page) == (True, False)


def test_who_does_not_see_the_box_sees_no_result(world: World) -> None:
    vote = counted(world)

    assert [
        world.signed_in(who).get(f"/ballots/{vote.box.pk}/result/").status_code for who in ("lin", "qin", "shi")
    ] == [404, 403, 403]
