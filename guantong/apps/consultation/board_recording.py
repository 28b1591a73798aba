"""Holding a board for a verb, and what was done on it, in the journal: nobody decides while somebody freezes (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.consultation.board_workflow import BOARD
from guantong.apps.consultation.models import Board
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal, Workflow


def held_board(board: Board) -> Board:
    """Return the board as it stands, locked to the end of the transaction: every verb of it waits here for the one before."""
    return Board.objects.select_for_update(of=("self",)).select_related("call").get(pk=board.pk)


def demand_conferring(board: Board) -> None:
    """Raise NotAllowed once the list is frozen."""
    if board.state != "conferring":
        raise NotAllowed(FROZEN)


def moved_board(row: Board, verb: str, by: Standing, as_of: datetime, **content: Any) -> Board:
    """Bring a locked board to where `verb` leads, and record it."""
    row.state = BOARD.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    noted(row, BOARD, verb, by, as_of, row.path, state=row.state, edition=row.edition, **content)
    return row


def noted(
    row: Journaled, table: Workflow, verb: str, by: Standing, as_of: datetime, path: str, **content: Any
) -> None:  # fmt: skip
    """Record a verb on a row of the board."""
    words, called = table.row(verb).words, type(row).CALLED
    says = Words(f"{words.zh}：{called.zh} {row.pk}", f"{words.en}: {called.en.lower()} {row.pk}")
    record(by=by, as_of=as_of, room="consultation", verb=verb, path=path, of=row, says=says, content=content)


FROZEN = Refusal(
    "state",
    Words("共同清单已冻结，各项去处不再改动", "the joint list is frozen: fates change no more"),
    Words("由新的决定重开，形成新版", "a new decision opens it again, for a new edition"),
)
