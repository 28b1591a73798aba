"""One round of conferring: who took part, what was said, what it changed, how far the lists came; its minutes (一轮会商)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation.board_addresses import address_of_item
from guantong.apps.consultation.board_forms import RoundClosed, RoundKept
from guantong.apps.consultation.board_operations import close_round, edit_round
from guantong.apps.consultation.board_queries import board_of, facing, rounds_seen_by
from guantong.apps.consultation.board_told import changed_in, fate_words
from guantong.apps.consultation.board_workflow import ROUND
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of

ACTS = (
    Act("close_round", close_round, RoundClosed, version=True),
    Act("edit_round", edit_round, RoundKept, version=True),
)


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show it; write what was said, close it."""
    board = board_of(request.standing, year)
    row = rounds_seen_by(request.standing).filter(board=board, number=number).first() if board else None
    if board is None or row is None:
        raise Http404
    initial = {"held_on": row.held_on, "participants": row.participants, "summary": row.summary}
    acts = Acts(request, ROUND, ACTS, row.state, board.path, {"round": row}, initial, row.version)
    if answer := acts.answer():
        return answer
    found = facing(board, request.today)
    columns = (
        Column("编号", "number", "code", link=lambda one: address_of_item(year, one.number) if one.number in found.rows else ""),
        Column("项目", lambda one: found.rows[one.number].title if one.number in found.rows else "—"),
        Column("会商前", lambda one: fate_words(one.before)),
        Column("会商后", lambda one: fate_words(one.after)),
    )  # fmt: skip
    listing = Listing(
        request, _("本轮变化"), changed_in(row, found.fates), columns, empty=_("这一轮还没有改变任何一项的去处。")
    )
    shown = {
        "year": year, "row": row, "acts": acts, "list": listing, "state": ROUND.states[row.state], "at": found.stood([row])[0],
        "files": attached_to(row, request.standing), "history": history_of(row, request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "consultation/pages/board_round.html", shown, status=acts.status)
