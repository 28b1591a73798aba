"""My suggestions: drafts, those put forward and those I signed; on a phone first (我的项目建议)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.consultation.queries import listed, own_suggestions
from guantong.apps.consultation.shapes import SHAPES
from guantong.apps.consultation.workflow import SUGGESTION

COLUMNS = (
    Column("项目建议", "title", link=page_of("consultation:suggestion"), note=lambda row: row.place),
    Column("状态", lambda row: SUGGESTION.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state", choices=tuple(SUGGESTION.states.items())),
    Column("编号", "code", "code"),
    Column("诉求", "asked", "number", sorts="asked"),
    Column("提出日期", "submitted_on", "day", sorts="submitted_on"),
)  # fmt: skip


@page(
    reads="own_suggestions",
    place=Place("", 31, "我的项目建议", shown_to=lambda standing: standing.reads("station_needs")),
)
def view(request: HttpRequest) -> HttpResponse:
    """List them."""
    rows = listed(own_suggestions(request.standing))
    listing = Listing(
        request,
        _("我的项目建议"),
        rows,
        COLUMNS,
        search="search",
        sort="",
        empty=_("还没有。从诉求拟一件，或在清单里附议。"),
    )
    return listing.download() or render(request, "consultation/pages/mine.html", {"list": listing})
