"""Two lists of 24 and 30 move towards each other until 12 lines are fixed by both sides; one is declined with its reason, all are told.

24 + 30 = 54 items: 9 pairs (18 items) and 3 alone make 12 lines; 6 are merged into them; 26 are for later years; 1 is declined.
"""

import json
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from guantong.apps.consultation.board_operations import freeze, publish_list
from guantong.apps.consultation.board_queries import facing
from guantong.apps.consultation.models import JointList, Suggestion
from guantong.apps.consultation.operations import link_needs
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.apps.voices.operations import confirm
from guantong.apps.voices.telling import looked_up, take_down_with_receipt
from guantong.domain.facing.fates import Kind
from guantong.domain.facing.rates import Rate, asked_by_fate
from guantong.domain.seal.canonical import canonical, sm3
from guantong.gateways.demo.faced import WAN, confer, decide, grow_lists
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def by(world: World, who: str) -> dict[str, Any]:
    return {"by": world.standing(who), "as_of": world.now}


def test_two_lists_become_one_and_everybody_is_told(world: World, client: Client) -> None:
    call = grow_lists(world.people, world.now)
    told = take_down_with_receipt(
        channel="station", text="石泉路北段一下雨就积水，轮椅过不去", said_on=world.now.date(), place=world.body("QS01"), **by(world, "hua")
    )  # fmt: skip
    confirm(need=told.need, field="urban", version=told.need.version, **by(world, "wen"))
    row = Suggestion.objects.get(title="石泉路积水和轮椅坡道")
    link_needs(suggestion=row, needs=[told.need.pk], **by(world, "lin"))

    # round by round: 16 + 3 = 19 of 54; 19 + 22 = 41; all
    board = confer(call, world.people, world.now, 3)
    found = facing(board, world.now.date())
    rounds = found.stood(board.rounds.all())
    assert [one.settled for one in rounds] == [Rate(17, 54), Rate(39, 54), Rate(54, 54)]
    assert [one.converged for one in rounds] == [Rate(14, 54), Rate(26, 54), Rate(27, 54)]
    assert rounds[-1].of_side == {"government": Rate(12, 24), "people": Rate(15, 30)}

    kinds = [fate.kind for fate in found.fates]
    assert [kinds.count(kind) for kind in (Kind.JOINT, Kind.MERGED, Kind.LATER, Kind.DECLINED)] == [18 + 3, 6, 26, 1]
    assert len(found.lines) == 9 + 3 == 12
    agreed = 720 + 150 + 360 + 220 + 1400 + 600 + 200 + 400 + 80 + 300 + 75 + 140
    assert (found.money.agreed, found.money.room) == (agreed * WAN, (12_000 - agreed) * WAN)
    for side, row in asked_by_fate(found.fates, found.items).items():
        assert sum(row.values()) == sum(one.amount or 0 for one in found.items if one.side == side)

    # before both decided it is a draft; nothing of it is public
    assert client.get("/consultation/joint/2027/").status_code == 404
    board = decide(board, world.people, world.now)
    joint = freeze(board=board, version=board.version, **by(world, "shen"))
    assert client.get("/consultation/joint/2027/").status_code == 404
    publish_list(joint=joint, version=joint.version, **by(world, "gu"))

    # a resident checks the list without us: the bytes, and the printed hash that stands in the journal
    page = client.get("/consultation/joint/2027/").content.decode()
    raw = client.get("/consultation/joint/2027/bytes/").content
    assert sha256(raw).hexdigest() in page
    assert sm3(raw) in page
    assert json.loads(Entry.objects.get(key=joint.journal_key, verb="freeze").text)["content"]["sm3"] == sm3(raw)
    assert canonical(json.loads(raw)).encode() == raw
    assert [line["at"] for line in json.loads(raw)["lines"]] == list(range(1, 13))
    assert "区体育中心看台维修" not in raw.decode()

    # the declined one bears its reason, in public too
    declined = client.get("/consultation/joint/2027/?part=suggestions").content.decode()
    assert "属于个别住户的用电设施，不属于公共利益" in declined

    # every suggestion's proposer, and whoever raised the need, was told
    news = DueWork.objects.filter(verb="note_read", state="open")
    assert news.filter(person="lin").count() + news.filter(role="liaison_station").count() == 30
    assert news.get(title__contains="R-30").title.startswith("不予采纳（不属于公共利益")
    messages = looked_up(code=told.code, source="127.0.0.1", as_of=world.now)
    assert messages is not None
    assert [one.step for one in messages.told] == ["taken", "suggested", "settled"]
    assert "已列入共同清单" in messages.told[-1].words
    assert list(drifted()) == []
    assert JointList.objects.count() == 1
