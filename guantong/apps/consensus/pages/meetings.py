"""The meetings on statements: prepared, running, closed (共识会)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consensus.queries import meetings_seen_by, waits_for
from guantong.apps.consensus.workflow import MEETING

SHAPES = {"prepared": "due", "open": "doing", "closed": "done", "void": "todo"}
COLUMNS = (
    Column("共识会", "title", link=lambda one: reverse("consensus:meeting", args=[one.pk]), note=lambda one: one.question),
    Column("会议日期", "held_on", "day", sorts="held_on"),
    Column("组织单位", "body"),
    Column("涉及单位", "about_name"),
    Column(
        "状态", lambda one: MEETING.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state",
        choices=tuple(MEETING.states.items()),
    ),
)  # fmt: skip


@page(reads="consensus", place=Place("荟声", 70, "共识会", waits=waits_for))
def view(request: HttpRequest) -> HttpResponse:
    """List the meetings."""
    rows = meetings_seen_by(request.standing)
    listing = Listing(request, _("共识会"), rows, COLUMNS, search="search", empty=_("还没有共识会。"))
    shown = {"list": listing, "prepares": MEETING.begun_by("prepare", request.standing)}
    return listing.download() or render(request, "consensus/pages/meetings.html", shown)
