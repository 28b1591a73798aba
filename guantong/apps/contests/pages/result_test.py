"""The result sheet: nothing before the count, the staff's before it is announced, what people decided once they did."""

from dataclasses import replace

import pytest

from guantong.apps.contests import operations
from tests.contests import MOST, fixed, pile, ten
from tests.world import World

pytestmark = pytest.mark.django_db
TIE = pile((12, ten(11, 12)), (12, ten(10, 12)))


def said(world: World, who: str, pk: int) -> str:
    return world.signed_in(who).get(f"/contests/{pk}/result/").content.decode().partition("<main")[2]


def test_before_it_is_announced_deputies_read_that_there_is_none(world: World) -> None:
    held = fixed(world).opened()
    seen = [said(world, "lin", held.contest.pk)]
    held.closed().typed(present=24, issued=24, sheets=TIE).repeated(present=24, issued=24, sheets=TIE)
    seen.append(said(world, "lin", held.contest.pk))

    assert ["公布之前没有结果" in page for page in seen] == [True, True]
    assert "尚未公布：只有会务人员可见" in said(world, "wen", held.contest.pk)
    held.announced()
    assert "票数相同，需由人决定" in said(world, "lin", held.contest.pk)


def test_what_people_decided_stands_on_the_sheet_with_its_document(world: World) -> None:
    held = fixed(world, replace(MOST, on_tie=())).counted(present=24, issued=24, sheets=TIE).announced()
    operations.record_decision(
        contest=held.contest, option="ask_presidium", takes=["11"], words="按惠及户数列入11号", document="主席团第三次会议纪要",
        decided_on=world.now.date(), version=held.contest.version, by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip

    page = said(world, "lin", held.contest.pk)
    assert [
        words
        for words in ("按惠及户数列入11号", "主席团第三次会议纪要", "丙复点", held.contest.digest)
        if words not in page
    ] == []
