"""What fixes the list: what is still missing, the two decisions, freezing it, opening it again by a new one (议定与冻结)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation.board_addresses import address_of_list
from guantong.apps.consultation.board_forms import Decision, Struck
from guantong.apps.consultation.board_operations import freeze, note_decision, reopen_board, strike_decision
from guantong.apps.consultation.board_queries import (
    board_of,
    decisions_of,
    decisions_seen_by,
    facing,
    files_of,
    lists_of,
    rounds_of,
    unready,
)
from guantong.apps.consultation.board_workflow import BOARD, DECISION
from guantong.apps.consultation.forms import chosen
from guantong.apps.consultation.models import Board, ListDecision
from guantong.apps.consultation.pages.boards import SHAPES
from guantong.apps.journal.queries import history_of
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

PURPOSES = {"fix": Words("确定清单", "to fix the list"), "revise": Words("修改清单", "to change it")}


def _struck(request: HttpRequest, board: Board, decided: list[ListDecision]) -> Acts | None:
    """Return the verb that corrects a decision of the edition that is being made; None where there is none."""
    mine = {str(one.pk): one for one in decided if one.purpose == "fix"} if board.state == "conferring" else {}
    if not mine:
        return None

    def strike(*, decision: str, **given: object) -> object:
        return strike_decision(decision=mine[decision], **given)  # type: ignore[arg-type]

    asks = chosen(Struck, "decision", [(key, f"{one.of.zh} {one.number}") for key, one in mine.items()])
    return Acts(request, DECISION, (Act("strike_decision", strike, asks),), "noted", board.path)


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, year: int) -> HttpResponse:
    """Show it; note a decision, freeze, open again."""
    board = board_of(request.standing, year)
    if board is None:
        raise Http404
    decided = decisions_of(board)
    missing = (
        unready(facing(board, request.today), rounds_of(board), decided, board.edition)
        if board.state == "conferring"
        else []
    )
    joined = Words("".join(one.zh for one in missing), " ".join(one.en for one in missing))
    acts = Acts(
        request, BOARD,
        (Act("freeze", freeze, version=True, main=True), Act("note_decision", note_decision, Decision), Act("reopen_board", reopen_board, Decision)),
        board.state, board.path, {"board": board}, version=board.version, closed={"freeze": Refusal("state", joined)} if missing else {},
    )  # fmt: skip
    struck = _struck(request, board, decided)
    asked = struck if struck and request.POST.get("verb") == "strike_decision" else acts
    if answer := asked.answer():
        return answer
    rows = list(decisions_seen_by(request.standing).filter(board=board))
    listing = Listing(request, _("议定记录"), rows, _columns(request.standing, rows), empty=_("还没有登记议定。"))
    shown = {
        "year": year, "board": board, "acts": acts, "struck": struck, "list": listing, "missing": missing, "state": BOARD.states[board.state],
        "shape": SHAPES[board.state], "lists": [(one, address_of_list(one)) for one in lists_of(board)],
        "history": history_of(board, request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "consultation/pages/board_freeze.html", shown, status=asked.status)


def _columns(standing: Standing, rows: list[ListDecision]) -> tuple[Column, ...]:
    files = files_of(standing, rows)
    return (
        Column("会议", "of", note=lambda row: PURPOSES[row.purpose]),
        Column("清单版本", "edition", "number"),
        Column("日期", "held_on", "day"),
        Column("文号或纪要号", "number"),
        Column("文件", lambda row: files[row.journal_key].name if row.journal_key in files else "—", link=lambda row: f"/files/{files[row.journal_key].pk}/" if row.journal_key in files else "", note=lambda row: f"SM3 {row.sm3[:16]}…"),
        Column("状态", lambda row: DECISION.states[row.state], "badge", badge=lambda row: "done" if row.state == "noted" else "todo"),
    )  # fmt: skip
