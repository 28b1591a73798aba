"""Two lists are conferred about, decided by two bodies, frozen with a hash, published by a second person; nothing of a draft goes out."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from guantong.apps.consultation.board_fates import decline, fold_in, list_jointly, put_off, take_fate_back
from guantong.apps.consultation.board_matching import accept_match, reconsider_match, refuse_match
from guantong.apps.consultation.board_operations import (
    freeze,
    open_board,
    publish_list,
    reopen_board,
    strike_decision,
    take_list_down,
)
from guantong.apps.consultation.board_queries import board_of, decisions_of, facing, published_list
from guantong.apps.consultation.calling import set_ceiling
from guantong.apps.consultation.models import Board, ItemFate, JointList, Pairing, Round
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.facing.joint import digests, holds
from guantong.domain.facing.rates import Rate
from guantong.domain.roles import Interest
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.board import LAMPS, MINUTES, WAN, boarded, concluded, conferring, decided
from tests.consultation import called
from tests.world import World

GYM = {"title": "体育中心看台维修", "content": "", "field": "urban", "amount": 890 * WAN, "place": None}
CHARGER = {
    "title": "封闭小区加装私家充电位",
    "text": "每户一个充电位。",
    "cost": 40 * WAN,
    "cost_basis": "物业报价",
    "people": None,
}
TO_PROPERTY = "属于个别住户的事，请向物业提出。"


def by(world: World, who: str = "shen") -> dict[str, Any]:
    return {"by": world.standing(who), "as_of": world.now}


def ready(world: World) -> Board:
    """Two and two become one joint line: the lamps; the gym later, the charger declined."""
    board = boarded(world, LAMPS, GYM, suggestions=({}, CHARGER))
    accept_match(
        board=board, government="G-01", people="R-01", way="government", amount=38 * WAN, words="取核算数", version=0, **by(world)
    )  # fmt: skip
    put_off(board=board, code="G-02", year=2028, words="", version=0, **by(world))
    decline(board=board, code="R-02", reason="not_public", words=TO_PROPERTY, version=0, **by(world))
    concluded(world, board)
    decided(world, board, "executive", "区政府常务会议纪要〔2026〕31号")
    decided(world, board, "council", "主任会议纪要〔2026〕18号")
    return Board.objects.get(pk=board.pk)


def frozen(world: World) -> JointList:
    board = ready(world)
    return freeze(board=board, version=board.version, **by(world))


def test_a_match_is_suggested_with_its_reason_and_accepting_it_settles_both(world: World) -> None:
    board = boarded(world)
    (match,) = facing(board, world.now.date()).suggested

    assert [part.why.zh for part in match.parts][1:] == [
        "地点同为青石街道石泉社区", "领域同为城乡建设", "金额 40.00 与 36.00 万元，相差 4.00",
    ]  # fmt: skip
    accept_match(
        board=board, government="G-01", people="R-01", way="government", amount=38 * WAN, words="", version=0, **by(world)
    )  # fmt: skip

    found = facing(board, world.now.date())
    assert [(line.lead.number, line.amount, line.partner and line.partner.number) for line in found.lines] == [
        ("G-01", 38 * WAN, "R-01")
    ]
    assert (found.open, found.wrong, found.unsettled) == ([], [], [])
    assert Pairing.objects.get().why[1]["zh"] == "地点同为青石街道石泉社区"
    assert list(drifted()) == []


def test_a_refused_match_is_suggested_no_more_until_it_is_reconsidered(world: World) -> None:
    board = boarded(world)
    said = refuse_match(board=board, government="G-01", people="R-01", words="路段不同", version=0, **by(world))

    assert facing(board, world.now.date()).suggested == []
    reconsider_match(board=board, government="G-01", people="R-01", version=said.version, **by(world))
    assert len(facing(board, world.now.date()).suggested) == 1


def test_a_suggestion_can_be_merged_as_a_part_and_nothing_is_taken_back_under_it(world: World) -> None:
    board = boarded(world)
    list_jointly(board=board, code="G-01", amount=40 * WAN, version=0, **by(world))
    folded = fold_in(board=board, code="R-01", into="G-01", words="北门一段", version=0, **by(world))

    with pytest.raises(BadInput) as refused:
        take_fate_back(board=board, code="G-01", version=1, **by(world))
    assert refused.value.reasons[""].zh.startswith("有 1 项已并入")
    take_fate_back(board=board, code="R-01", version=folded.version, **by(world))
    take_fate_back(board=board, code="G-01", version=1, **by(world))
    assert [one.number for one in facing(board, world.now.date()).open] == ["G-01", "R-01"]


def test_nothing_is_declined_without_a_reason_in_force_its_document_and_a_sentence(world: World) -> None:
    board = boarded(world)

    with pytest.raises(BadInput) as refused:
        decline(board=board, code="R-01", reason="negative_list", words="不行", version=0, **by(world))
    assert set(refused.value.reasons) == {"document", "words"}
    with pytest.raises(BadInput) as unknown:
        decline(board=board, code="R-01", reason="because", words=TO_PROPERTY, version=0, **by(world))
    assert set(unknown.value.reasons) == {"reason"}
    assert ItemFate.objects.count() == 0


def test_a_later_year_lies_after_that_of_the_list(world: World) -> None:
    board = boarded(world)

    with pytest.raises(BadInput):
        put_off(board=board, code="R-01", year=2027, words="", version=0, **by(world))
    assert put_off(board=board, code="R-01", year=2028, words="", version=0, **by(world)).fate is not None


def test_of_two_who_decide_one_item_the_second_is_told(world: World) -> None:
    board = boarded(world)
    put_off(board=board, code="R-01", year=2028, words="", version=0, **by(world))

    with pytest.raises(Stale):
        decline(board=board, code="R-01", reason="not_public", words=TO_PROPERTY, version=0, **by(world, "gu"))


def test_whoever_has_a_conflict_with_the_department_does_not_decide_of_its_project(world: World) -> None:
    board = boarded(world, {**LAMPS, "path": world.body("CZ").path})
    interest = Interest(Words("配偶任职", "spouse works there"), path=world.body("CZ").path)
    shen = replace(world.standing("shen"), interests=(interest,))

    with pytest.raises(NotAllowed) as refused:
        put_off(board=board, code="G-01", year=2028, words="", version=0, by=shen, as_of=world.now)
    assert "利益冲突" in refused.value.refusal.why.zh


def test_fates_are_settled_in_a_round_and_a_round_closes_with_its_minutes(world: World) -> None:
    board = boarded(world, LAMPS, GYM)
    put_off(board=board, code="G-02", year=2028, words="", version=0, **by(world))
    closed = concluded(world, board)

    assert (closed.state, closed.settled["settled"], closed.settled["of"]) == ("closed", 1, 3)
    assert [one["number"] for one in closed.after] == ["G-02"]
    with pytest.raises(NotAllowed) as refused:
        put_off(board=board, code="G-01", year=2028, words="", version=0, **by(world))
    assert "没有进行中的会商" in refused.value.refusal.why.zh
    second = conferring(world, board)
    assert (second.number, second.before) == (2, closed.after)
    assert list(drifted()) == []


def test_the_rates_rise_by_round_and_say_which_side_gave_way(world: World) -> None:
    board = boarded(world, LAMPS, GYM, suggestions=({}, CHARGER))
    accept_match(
        board=board, government="G-01", people="R-01", way="people", amount=1, words="", version=0, **by(world)
    )
    concluded(world, board)
    conferring(world, board)
    put_off(board=board, code="G-02", year=2028, words="", version=0, **by(world))
    first, second = facing(board, world.now.date()).stood(board.rounds.all())

    assert (first.converged, first.settled) == (Rate(2, 4), Rate(2, 4))
    assert (second.converged, second.settled) == (Rate(2, 4), Rate(3, 4))
    assert second.of_side == {"government": Rate(1, 2), "people": Rate(1, 2)}


def test_what_keeps_the_list_from_being_frozen_is_told_together(world: World) -> None:
    board = boarded(world)

    with pytest.raises(NotAllowed) as refused:
        freeze(board=board, version=board.version, **by(world))
    said = refused.value.refusal.why.zh
    assert said == (
        "还有 2 项没有去处：G-01、R-01 等。共同清单上还没有一项。会商还没有结束：结束本轮并登记纪要。"
        "还没有登记区政府常务会议的议定（日期、文号、文件）。还没有登记主任会议或常委会的议定（日期、文号、文件）。"
    )


@pytest.mark.parametrize("body", ["executive", "council"])
def test_one_decision_alone_freezes_nothing(world: World, body: str) -> None:
    board = ready(world)
    missing = next(one for one in decisions_of(board) if one.body == body)
    strike_decision(decision=missing, **by(world))
    board = Board.objects.get(pk=board.pk)

    with pytest.raises(NotAllowed):
        freeze(board=board, version=board.version, **by(world))
    assert JointList.objects.count() == 0


def test_over_the_ceiling_nothing_is_frozen(world: World) -> None:
    board = ready(world)
    call = called(world)
    set_ceiling(call=call, ceiling=37 * WAN, ceiling_source="控制数", version=call.version, **by(world))
    board = Board.objects.get(pk=board.pk)

    with pytest.raises(NotAllowed) as refused:
        freeze(board=board, version=board.version, **by(world))
    assert "超过资金上限" in refused.value.refusal.why.zh
    assert facing(board, world.now.date()).money.room == (37 - 38) * WAN


def test_what_was_decided_is_what_is_frozen(world: World) -> None:
    board = ready(world)
    conferring(world, board)
    put_off(board=board, code="R-02", year=2029, words="", version=1, **by(world))
    concluded(world, board)
    board = Board.objects.get(pk=board.pk)

    with pytest.raises(NotAllowed) as refused:
        freeze(board=board, version=board.version, **by(world))
    assert "“区政府常务会议纪要〔2026〕31号”议定之后清单又有改动" in refused.value.refusal.why.zh

    for one in decisions_of(board):
        strike_decision(decision=one, **by(world))
    decided(world, board, "executive", "区政府常务会议纪要〔2026〕33号")
    decided(world, board, "council", "主任会议纪要〔2026〕21号")
    board = Board.objects.get(pk=board.pk)
    assert freeze(board=board, version=board.version, **by(world)).edition == 1


def test_the_frozen_list_bears_its_hash_in_the_journal_and_changes_no_more(world: World) -> None:
    joint = frozen(world)
    entry = Entry.objects.filter(key=joint.journal_key, verb="freeze").get()

    assert holds(joint.spelled.encode(), {"sm3": joint.sm3, "sha256": joint.sha256})
    assert json.loads(entry.text)["content"]["sm3"] == joint.sm3 == digests(joint.spelled.encode())["sm3"]
    assert [one["number"] for one in joint.record["decided"]] == [
        "主任会议纪要〔2026〕18号",
        "区政府常务会议纪要〔2026〕31号",
    ]
    with pytest.raises(NotAllowed) as refused:
        take_fate_back(board=joint.board, code="R-02", version=1, **by(world))
    assert "已冻结" in refused.value.refusal.why.zh
    assert list(drifted()) == []


def test_only_a_new_decision_opens_it_again_and_the_new_edition_needs_both_again(world: World) -> None:
    joint = frozen(world)
    facts = {
        "body": "council",
        "held_on": date(2026, 11, 12),
        "number": "主任会议纪要〔2026〕20号",
        "file_name": "二十.txt",
    }
    with pytest.raises(BadInput) as refused:
        reopen_board(board=joint.board, file=b"", **facts, **by(world))
    assert set(refused.value.reasons) == {"file"}

    reopen_board(board=Board.objects.get(), file="同意修改清单。".encode(), **facts, **by(world))
    board = Board.objects.get()
    assert (board.state, board.edition) == ("conferring", 2)
    with pytest.raises(NotAllowed) as missing:
        freeze(board=board, version=board.version, **by(world))
    assert missing.value.refusal.why.zh.count("还没有登记") == 2

    decided(world, board, "executive", "区政府常务会议纪要〔2026〕40号")
    decided(world, board, "committee", "常委会会议纪要〔2026〕9号")
    board = Board.objects.get()
    second = freeze(board=board, version=board.version, **by(world))
    assert (second.edition, second.sm3 == joint.sm3) == (2, False)
    assert JointList.objects.get(pk=joint.pk).spelled == joint.spelled


def test_residents_read_only_what_a_second_person_published(world: World) -> None:
    joint = frozen(world)
    assert published_list(2027) is None

    with pytest.raises(NotAllowed):
        publish_list(joint=joint, version=joint.version, **by(world))
    published = publish_list(joint=joint, version=joint.version, **by(world, "gu"))
    assert published_list(2027) == published
    assert "体育中心" not in published.spelled

    take_list_down(joint=published, reason="金额有误，更正后公布", version=published.version, **by(world))
    assert published_list(2027) is None


def test_every_proposer_is_told_at_each_step_and_no_outcome_before_it_is_published(world: World) -> None:
    board = boarded(world, LAMPS, suggestions=({}, CHARGER))
    accept_match(
        board=board, government="G-01", people="R-01", way="government", amount=1, words="", version=0, **by(world)
    )
    decline(board=board, code="R-02", reason="not_public", words=TO_PROPERTY, version=0, **by(world))

    def news() -> list[str]:
        return sorted(DueWork.objects.filter(person="lin", state="open").values_list("title", flat=True))

    assert news() == []
    concluded(world, board)
    assert [title.partition("：")[0] for title in news()] == ["第 1 轮会商已讨论，结果待双方议定"] * 2
    decided(world, board, "executive", "纪要31号")
    decided(world, board, "council", "纪要18号")
    board = Board.objects.get()
    joint = freeze(board=board, version=board.version, **by(world))
    assert [title.partition("：")[0] for title in news()] == ["共同清单已议定，待公布"] * 2
    publish_list(joint=joint, version=1, **by(world, "gu"))
    assert [title.partition("：")[0] for title in news()] == [
        "不予采纳（不属于公共利益，属于个别住户或单位自己的事）", "已列入共同清单",
    ]  # fmt: skip


def test_a_deputy_finds_no_board(world: World) -> None:
    board = boarded(world)

    assert board_of(world.standing("shen"), 2027) == board
    assert board_of(world.standing("cao"), 2027) == board
    for who in ("lin", "hua", "ren", "yan"):
        assert board_of(world.standing(who), 2027) is None


def test_a_board_is_opened_once_and_by_who_keeps_the_lists(world: World) -> None:
    board = boarded(world)

    assert open_board(call=called(world), **by(world)).pk == board.pk
    with pytest.raises(NotAllowed), transaction.atomic():
        open_board(call=called(world), **by(world, "lin"))
    assert Round.objects.count() == 1
    assert MINUTES
