"""The score sheets: prepared, scoring, result known (代表评分)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations.models.scoring import WAYS
from guantong.apps.evaluations.queries import sheets_seen_by, waits_for_score_of
from guantong.apps.evaluations.workflow import SHEET

SHAPES = {"prepared": "due", "open": "doing", "closed": "doing", "counted": "done", "void": "todo"}
COLUMNS = (
    Column("评分事项", "title", link=lambda row: reverse("evaluations:sheet", args=[row.pk]), note=lambda row: row.unit),
    Column("评分日期", "held_on", "day", sorts="held_on"),
    Column("方式", lambda row: WAYS[row.way], filters="way", choices=tuple(WAYS.items())),
    Column(
        "状态", lambda row: SHEET.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(SHEET.states.items()),
    ),
)  # fmt: skip


@page(reads="scores", place=Place("", 4, "代表评分", waits=waits_for_score_of))
def view(request: HttpRequest) -> HttpResponse:
    """List the sheets."""
    listing = Listing(
        request, _("代表评分"), sheets_seen_by(request.standing), COLUMNS, search="search", empty=_("还没有评分表。")
    )
    shown = {"list": listing, "prepares": SHEET.begun_by("prepare", request.standing)}
    return listing.download() or render(request, "evaluations/pages/sheets.html", shown)
