"""The boards by year: the two lists of each, how far they are; begin one for a call (相向会商总览)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation.board_addresses import address_of_board
from guantong.apps.consultation.board_forms import Begun
from guantong.apps.consultation.board_operations import open_board
from guantong.apps.consultation.board_queries import boards_listed
from guantong.apps.consultation.board_workflow import BOARD
from guantong.apps.consultation.models import Call
from guantong.domain.workflow.table import NEW

SHAPES = {"conferring": "doing", "frozen": "done"}
COLUMNS = (
    Column("年度", lambda row: row.call.year, "number", link=lambda row: address_of_board(row.call.year)),
    Column("政府清单", "planned", "number"),
    Column("项目建议", "suggested", "number"),
    Column("会商轮次", "held", "number"),
    Column("资金上限", lambda row: row.call.ceiling, "figure"),
    Column("清单版本", "edition", "number"),
    Column("状态", lambda row: BOARD.states[row.state], "badge", badge=lambda row: SHAPES[row.state]),
)


@page(reads="government_lists", methods=("GET", "HEAD", "POST"), place=Place("荟声", 7, "相向会商"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; begin one."""
    calls = Call.objects.filter(board=None)
    act = Act("open_board", open_board, partial(Begun, calls=calls))
    acts = Acts(request, BOARD, (act,) if calls.exists() else (), NEW, "")
    listing = Listing(
        request, _("相向会商"), boards_listed(request.standing), COLUMNS,
        empty=_("还没有会商。先启动年度征集、导入政府清单，再开始相向会商。"),
    )  # fmt: skip
    done = acts.answer(reverse("consultation:boards"))
    shown = {"list": listing, "acts": acts}
    return done or listing.download() or render(request, "consultation/pages/boards.html", shown, status=acts.status)
