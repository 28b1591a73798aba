"""The counting sheets: one for the count, one for the recount, with all that is typed from them."""

import re

from tests.ballots import prepared
from tests.world import World


def test_there_is_a_sheet_for_the_count_and_one_for_the_recount(world: World) -> None:
    vote = prepared(
        world, 11, way="paper", keyholders=()
    )  # with 何副主任 12 members: 3 squares of five and one to spare

    page = world.signed_in("wen").get(f"/ballots/{vote.box.pk}/tally/").content.decode()

    count, recount = re.findall(r"<article.*?</article>", page, re.DOTALL)
    asked = ("满意", "基本满意", "不满意", "实到", "发出票数", "收回票数", "有效票", "无效票", vote.box.question)
    assert [word for word in asked if word not in count or word not in recount] == []
    assert ("监票人（签名）" in count, "复点人（签名）" in recount, "监票人" in recount) == (True, True, False)
    assert len(re.findall(r'<span class="squares"[^>]*>(.*?)</span>', count)[0].split("<i>")) - 1 == 4


def test_who_does_not_see_the_box_prints_nothing(world: World) -> None:
    vote = prepared(world, 1)

    assert [world.signed_in(who).get(f"/ballots/{vote.box.pk}/tally/").status_code for who in ("lin", "qin")] == [
        404,
        403,
    ]
