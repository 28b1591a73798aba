"""A need told at a station ends as a voted, built, judged project, and whoever told it reads each step with a receipt code alone."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from django.test import Client

from guantong.apps.consultation.board_fates import list_jointly
from guantong.apps.consultation.board_matching import accept_match
from guantong.apps.consultation.board_operations import freeze, publish_list
from guantong.apps.consultation.board_voting import put_to_vote, tell_voted
from guantong.apps.consultation.models import Board
from guantong.apps.contests import operations as contests
from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood.from_vote import take_over_voted
from guantong.apps.livelihood.judging import judge
from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.operations import release
from guantong.apps.voices.models import Need
from guantong.apps.voices.operations import confirm
from guantong.apps.voices.telling import take_down_with_receipt
from tests.board import LAMPS, WAN, boarded, concluded, decided
from tests.consultation import put
from tests.contests import TWO, Held, in_force
from tests.livelihood import built, surveyed
from tests.world import World

SAID = "石泉社区北门的路灯坏了两个月，晚上接孩子看不清路，我姓周，电话13900002222。"
GYM = {"title": "体育中心看台维修", "content": "", "field": "urban", "amount": 890 * WAN, "place": None}


def test_whoever_told_it_reads_what_became_of_it(world: World) -> None:
    taken = take_down_with_receipt(
        channel="station", text=SAID, place=world.body("QS01"), said_on=world.now.date(), by=world.standing("hua"), as_of=world.now
    )  # fmt: skip
    need = confirm(
        need=taken.need, field="urban", version=Need.objects.get(pk=taken.need.pk).version, by=world.standing("wen"), as_of=world.now
    )  # fmt: skip

    board = boarded(world, LAMPS, GYM, suggestions=())
    put(world, need)
    joint = frozen_and_published(world, board)
    contest = put_to_vote(
        joint=joint, title="2027年度民生实事项目票决", body=world.body("RD"), held_on=world.now.date(), done_by=date(2027, 12, 31),
        places=1, way="paper", members=24, version=joint.version, **by(world, "wen"),
    )  # fmt: skip
    in_force(world, replace(TWO, most=1))
    contests.fix_sheet(contest=contest, version=contest.version, **by(world, "wen2"))
    Held(world, contest).read().counted(present=3, issued=3, sheets="1\n1\n2").announced()
    contest.refresh_from_db()
    joint.refresh_from_db()
    tell_voted(joint=joint, version=joint.version, **by(world, "wen"))

    (item,) = take_over_voted(contest=contest, units={1: "明湖区城市管理局"}, **by(world, "shen"))
    item = release(item=item, version=item.version, **by(world, "wen"))
    item = surveyed(world, built(world, item), satisfied=8, dissatisfied=2)
    judge(item=item, version=item.version, **by(world, "shen"))

    page = read(taken.code)
    steps = re.findall(r"已收到|已形成建议|办理去向|票决结果|建设进度|评价结果", page)
    assert list(dict.fromkeys(steps)) == ["已收到", "已形成建议", "办理去向", "票决结果", "建设进度", "评价结果"]
    assert "13900002222" not in page
    assert Item.objects.get().needs.get().need == need
    assert list(drifted()) == []


def frozen_and_published(world: World, board: Board) -> Any:
    """Both sides agree on the lamps, the gym stands beside them; two decisions freeze the list, a second person publishes it."""
    accept_match(
        board=board, government="G-01", people="R-01", way="government", amount=38 * WAN, words="", version=0, **by(world, "shen")
    )  # fmt: skip
    list_jointly(board=board, code="G-02", amount=890 * WAN, words="", version=0, **by(world, "shen"))
    concluded(world, board)
    decided(world, board, "executive", "区政府常务会议纪要〔2026〕31号")
    decided(world, board, "council", "主任会议纪要〔2026〕18号")
    board = Board.objects.get(pk=board.pk)
    joint = freeze(board=board, version=board.version, **by(world, "shen"))
    return publish_list(joint=joint, version=joint.version, **by(world, "wen"))


def read(code: str) -> str:
    """What a receipt code opens to somebody who is not signed in."""
    return Client().post("/voices/receipt/", {"code": code}).content.decode()


def by(world: World, who: str) -> dict[str, Any]:
    """Who does it, and when."""
    return {"by": world.standing(who), "as_of": world.now}
