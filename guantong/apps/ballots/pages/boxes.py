"""The ballot boxes: prepared, voting, counted (票箱)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.ballots.models import CONTEST_WAYS, WAYS
from guantong.apps.ballots.queries import boxes_seen_by, waits_for_vote_of
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.words import Words

SHAPES = {
    "prepared": "due",
    "open": "doing",
    "closed": "doing",
    "typed": "doing",
    "differing": "due",
    "opened": "done",
    "void": "todo",
}
_GRADES, _CONTEST = Words("满意度测评", "assessment"), Words("票决", "vote on projects")
COLUMNS = (
    Column("测评事项", "title", link=lambda box: reverse("ballots:box", args=[box.pk]), note=lambda box: box.body),
    Column("会议日期", "held_on", "day", sorts="held_on"),
    Column("种类", lambda box: _CONTEST if box.contest else _GRADES),
    Column("方式", lambda box: (CONTEST_WAYS if box.contest else WAYS)[box.way], filters="way", choices=tuple({**CONTEST_WAYS, **WAYS}.items())),
    Column(
        "状态", lambda box: BOX.states[box.state], "badge", badge=lambda box: SHAPES[box.state], filters="state",
        choices=tuple(BOX.states.items()),
    ),
    Column("结果", lambda box: box.came_to or ""),
)  # fmt: skip


@page(reads="ballots", place=Place("", 3, "票箱", waits=waits_for_vote_of))
def view(request: HttpRequest) -> HttpResponse:
    """List the boxes."""
    rows, empty = boxes_seen_by(request.standing), _("还没有票箱。")
    listing = Listing(request, _("票箱"), rows, COLUMNS, search="search", empty=empty)
    shown = {"list": listing, "prepares": BOX.begun_by("prepare", request.standing)}
    return listing.download() or render(request, "ballots/pages/boxes.html", shown)
