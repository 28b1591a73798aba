"""The board: two lists side by side, why items may be one, what becomes of each, the money, the rounds (两张清单，走成一张)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Listing
from guantong.apps.consultation.board_addresses import address_of_match
from guantong.apps.consultation.board_forms import RoundBegun
from guantong.apps.consultation.board_operations import open_round
from guantong.apps.consultation.board_queries import board_of, decisions_of, facing, lists_of, rounds_of, unready
from guantong.apps.consultation.board_rows import columns, feet, rows_of, spelled
from guantong.apps.consultation.board_workflow import BOARD
from guantong.apps.consultation.pages.boards import SHAPES
from guantong.apps.journal.queries import history_of
from guantong.domain.facing.fates import NAMES
from guantong.domain.facing.item import SIDES


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, year: int) -> HttpResponse:
    """Show it; begin a round."""
    board = board_of(request.standing, year)
    if board is None:
        raise Http404
    found, rounds = facing(board, request.today), rounds_of(board)
    going = next((one for one in rounds if one.state == "open"), None)
    acts = Acts(
        request,
        BOARD,
        () if going else (Act("open_round", open_round, RoundBegun),),
        board.state,
        board.path,
        {"board": board},
    )
    if answer := acts.answer():
        return answer
    listing = Listing(
        request, _("两张清单"), Lines(rows_of(found), spelled), columns(), search="q", feet=feet,
        empty=_("两张清单都是空的：等待项目建议提出、政府清单导入。"),
    )  # fmt: skip
    if download := listing.download():
        return download
    first = found.unsettled[0] if found.unsettled else None
    now = found.now(len(rounds))
    shown = {
        "board": board, "found": found, "list": listing, "acts": acts, "rounds": list(zip(rounds, found.stood(rounds), strict=True)),
        "now": now, "sides": [(SIDES[side], rate) for side, rate in now.of_side.items()], "going": going,
        "counts": [(NAMES[kind], sum(one.kind is kind for one in found.fates)) for kind in NAMES],
        "unready": unready(found, rounds, decisions_of(board), board.edition) if board.state == "conferring" else (), "lists": lists_of(board),
        "state": BOARD.states[board.state], "shape": SHAPES[board.state], "history": history_of(board, request.standing),
        "next": address_of_match(year, first.government.number, first.people.number) if first and going else "",
    }  # fmt: skip
    return render(request, "consultation/pages/board.html", shown, status=acts.status)
