"""The votes on projects: sheets in preparation, votes taken, results announced (票决)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.ballots.models import CONTEST_WAYS
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.contests.models import Contest
from guantong.apps.contests.queries import contests_seen_by
from guantong.apps.contests.workflow import CONTEST

SHAPES = {"draft": "due", "fixed": "doing", "announced": "done", "followed": "done", "withdrawn": "todo"}


def _came_to(row: Contest) -> object:
    return row.box.came_to if row.box and row.announced_at else ""


COLUMNS = (
    Column("票决事项", "title", link=lambda row: reverse("contests:contest", args=[row.pk]), note=lambda row: row.body),
    Column("会议日期", "held_on", "day", sorts="held_on"),
    Column("候选", lambda row: len(row.sheet), "number"),
    Column("名额", "places", "number"),
    Column("方式", lambda row: CONTEST_WAYS[row.way], filters="way", choices=tuple(CONTEST_WAYS.items())),
    Column(
        "状态", lambda row: CONTEST.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(CONTEST.states.items()),
    ),
    Column("结果", _came_to),
)  # fmt: skip


@page(reads="contests", place=Place("荟声", 7, "民生实事票决"))
def view(request: HttpRequest) -> HttpResponse:
    """List the votes."""
    rows, empty = contests_seen_by(request.standing), _("还没有票决。")
    listing = Listing(request, _("民生实事票决"), rows, COLUMNS, search="search", empty=empty)
    shown = {"list": listing, "prepares": CONTEST.begun_by("prepare", request.standing)}
    return listing.download() or render(request, "contests/pages/contests.html", shown)
