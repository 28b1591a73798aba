"""Two lists of 明湖区 for tests and a board between them, by the real verbs (测试用会商)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from guantong.apps.consultation.board_operations import close_round, note_decision, open_board, open_round
from guantong.apps.consultation.board_recording import noted
from guantong.apps.consultation.models import Board, PlanFile, PlanLine, Round
from guantong.apps.consultation.workflow import PLAN
from tests.consultation import called, put
from tests.world import World

WAN = 1_000_000
LAMPS = {"title": "石泉社区北门路灯更换", "content": "更换12盏路灯和线路", "field": "urban", "amount": 40 * WAN}
MINUTES = "双方逐项会商，意见一致的列入，其余下轮再议。".encode()


@transaction.atomic
def planned(world: World, *lines: dict[str, Any]) -> list[PlanLine]:
    """Put lines on the government's list of the year."""
    call = called(world)
    of = PlanFile.objects.create(
        call=call, number=1, name="政府清单.xlsx", sm3="0" * 64, path=call.path, brought_by="wen", brought_at=world.now, state="taken_in"
    )  # fmt: skip
    noted(of, PLAN, "take_in_plan", world.standing("wen"), world.now, of.path)
    place = world.body("QS01")
    found = [
        PlanLine.objects.create(
            call=call, of=of, number=at, unit="区城市管理局", place=one.pop("place", place), at={"sheet": "清单", "row": at + 1}, **one
        )
        for at, one in enumerate(map(dict, lines), 1)
    ]  # fmt: skip
    for line in found:
        noted(line, PLAN, "take_in_plan", world.standing("wen"), world.now, call.path)
    return found


def boarded(world: World, *lines: dict[str, Any], suggestions: Iterable[dict[str, Any]] = ({},)) -> Board:
    """Open a board between such lines and suggestions, with its first round going on."""
    planned(world, *(lines or (LAMPS,)))
    for one in suggestions:
        put(world, **one)
    board = open_board(call=called(world), by=world.standing("shen"), as_of=world.now)
    conferring(world, board)
    return Board.objects.get(pk=board.pk)


def conferring(world: World, board: Board) -> Round:
    """Begin a round."""
    return open_round(
        board=board, held_on=date(2026, 11, 12), participants="区发展改革局 1 人；预算工委 2 人", by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def concluded(world: World, board: Board) -> Round:
    """Close the round that goes on."""
    going = board.rounds.get(state="open")
    return close_round(
        round=going, summary="逐项会商", minutes=MINUTES, minutes_name=f"第{going.number}轮纪要.txt", version=going.version,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def decided(world: World, board: Board, body: str, number: str) -> None:
    """Note the decision of a body about the edition."""
    note_decision(
        board=Board.objects.get(pk=board.pk), body=body, held_on=date(2026, 11, 12), number=number,
        file=f"{number}：同意共同清单。".encode(), file_name=f"{body}.txt", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
