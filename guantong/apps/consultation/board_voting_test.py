"""A joint list is put to the vote once, as it was frozen; who asked for a line is told what the vote made of it, not before."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guantong.apps.consultation.board_fates import list_jointly
from guantong.apps.consultation.board_matching import accept_match
from guantong.apps.consultation.board_operations import freeze, publish_list
from guantong.apps.consultation.board_voting import put_to_vote, tell_voted
from guantong.apps.consultation.models import Board, JointList
from guantong.apps.contests import operations as contests
from guantong.apps.contests.models import Contest
from guantong.apps.contests.queries import may_follow
from guantong.apps.journal.queries import drifted
from guantong.apps.voices.telling import messages_of
from guantong.domain.workflow.table import NotAllowed
from tests.board import LAMPS, WAN, boarded, concluded, decided
from tests.consultation import asked, put
from tests.contests import TWO, Held, in_force
from tests.world import World

GYM = {"title": "体育中心看台维修", "content": "", "field": "urban", "amount": 890 * WAN, "place": None}


def by(world: World, who: str = "wen") -> dict[str, Any]:
    return {"by": world.standing(who), "as_of": world.now}


def published(world: World) -> tuple[JointList, Any]:
    """Two lines: the lamps, asked for by a need and meant by the government, and the gym of its own; frozen and published."""
    need = asked(world)
    board = boarded(world, LAMPS, GYM, suggestions=())
    put(world, need)
    accept_match(
        board=board, government="G-01", people="R-01", way="government", amount=38 * WAN, words="", version=0, **by(world, "shen")
    )  # fmt: skip
    list_jointly(board=board, code="G-02", amount=890 * WAN, words="", version=0, **by(world, "shen"))
    concluded(world, board)
    decided(world, board, "executive", "区政府常务会议纪要〔2026〕31号")
    decided(world, board, "council", "主任会议纪要〔2026〕18号")
    board = Board.objects.get(pk=board.pk)
    joint = freeze(board=board, version=board.version, **by(world, "shen"))
    joint = publish_list(joint=joint, version=joint.version, **by(world))
    return joint, need


def voted_on(world: World, joint: JointList) -> Contest:
    return put_to_vote(
        joint=joint, title="2027年度民生实事项目票决", body=world.body("RD"), held_on=world.now.date(), done_by=date(2027, 12, 31), places=1,
        way="paper", members=24, version=joint.version, **by(world),
    )  # fmt: skip


def test_its_lines_are_the_candidates_and_say_where_they_come_from(world: World) -> None:
    joint, _ = published(world)

    one, other = voted_on(world, joint).sheet

    assert (one["number"], one["title"], one["investment"], one["done_by"]) == (
        "1", "石泉社区北门路灯更换", 38 * WAN, "2027-12-31",
    )  # fmt: skip
    assert (other["number"], other["source"]) == ("2", "2027年共同清单第2项（G-02）")
    assert (one["source"], one["link"]) == ("2027年共同清单第1项（G-01、R-01）", "/consultation/joint/2027/")


def test_an_edition_is_put_to_one_vote_at_a_time(world: World) -> None:
    joint, _ = published(world)
    first = voted_on(world, joint)
    joint.refresh_from_db()

    with pytest.raises(NotAllowed, match="已交付票决"):
        voted_on(world, joint)

    contests.withdraw(contest=first, version=first.version, **by(world))
    assert voted_on(world, joint).pk != first.pk


@pytest.mark.parametrize(("sheets", "says"), [("1\n1\n2", "票决通过"), ("2\n2\n1", "票决未通过")])
def test_who_asked_for_it_reads_how_the_vote_went_once_it_is_announced(world: World, sheets: str, says: str) -> None:
    joint, need = published(world)
    row = voted_on(world, joint)
    joint.refresh_from_db()
    with pytest.raises(NotAllowed, match="尚未公布"):
        tell_voted(joint=joint, version=joint.version, **by(world))
    in_force(world, replace(TWO, most=1))
    contests.fix_sheet(contest=row, version=row.version, **by(world, "wen2"))
    Held(world, row).read().counted(present=3, issued=3, sheets=sheets).announced()

    told = tell_voted(joint=joint, version=joint.version, **by(world))

    assert told == 1
    assert [(one.step, one.words[:8]) for one in messages_of(need)][-1] == ("voted", f"{world.now.date()}"[:8])
    assert says in messages_of(need)[-1].words
    assert list(drifted()) == []


def test_while_a_tie_is_open_nobody_is_told_that_a_line_failed(world: World) -> None:
    joint, need = published(world)
    row = voted_on(world, joint)
    joint.refresh_from_db()
    in_force(world, replace(TWO, most=1, on_tie=()))
    contests.fix_sheet(contest=row, version=row.version, **by(world, "wen2"))
    Held(world, row).read().counted(present=2, issued=2, sheets="1\n2").announced()

    with pytest.raises(NotAllowed, match="还没有后续决定"):
        tell_voted(joint=joint, version=joint.version, **by(world))

    row.refresh_from_db()
    (option,) = may_follow(row)
    contests.record_decision(
        contest=row, option=option.value, takes=["1"], words="列入第1项", document="主席团决定〔2026〕3号",
        decided_on=world.now.date(), version=row.version, **by(world),
    )  # fmt: skip
    tell_voted(joint=joint, version=joint.version, **by(world))
    assert "按主席团决定〔2026〕3号列入" in messages_of(need)[-1].words


def test_the_page_offers_it_and_then_leads_to_the_vote(world: World) -> None:
    joint, _ = published(world)
    wen, here = world.signed_in("wen"), "/consultation/boards/2027/lists/1/"

    asks = wen.get(here).content.decode()
    typed = {
        "title": "2027年度民生实事项目票决", "body": world.body("RD").pk, "held_on": "2026-11-12", "done_by": "2027-12-31", "places": "1",
        "way": "paper", "members": "24",
    }  # fmt: skip
    sent = wen.post(
        here,
        {
            "verb": "put_to_vote",
            "version": joint.version,
            **{f"put_to_vote-{name}": value for name, value in typed.items()},
        },
    )

    assert "交付票决" in asks
    assert sent.status_code == 302
    assert f'href="/contests/{Contest.objects.get().pk}/"' in wen.get(here).content.decode()
    assert world.signed_in("shen").post(here, {"verb": "put_to_vote"}).status_code == 403
