"""The objections to items of running years (异议)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.livelihood.queries import objections_seen_by
from guantong.apps.livelihood.shapes import OBJECTION_SHAPES
from guantong.apps.livelihood.terms import OBJECTED
from guantong.apps.livelihood.workflow import OBJECTION

COLUMNS = (
    Column("异议", lambda one: one.words[:60], link=page_of("livelihood:objection"), note=lambda one: one.item.name),
    Column(
        "状态", lambda one: OBJECTION.states[one.state], "badge", badge=lambda one: OBJECTION_SHAPES[one.state], filters="state",
        choices=tuple(OBJECTION.states.items()),
    ),
    Column("来源", lambda one: OBJECTED[one.source], filters="source", choices=tuple(OBJECTED.items())),
    Column("涉及户数", "households", "number", sorts="households"),
    Column("责任单位", "item__unit"),
    Column("提出日期", "raised_on", "day", sorts="raised_on"),
    Column("答复日期", "answered_on", "day", sorts="answered_on"),
    Column("告知日期", "told_on", "day"),
)  # fmt: skip


@page(reads="livelihood")
def view(request: HttpRequest) -> HttpResponse:
    """List them."""
    rows = objections_seen_by(request.standing)
    listing = Listing(request, _("异议"), rows, COLUMNS, search="search", empty=_("没有登记异议。"))
    return listing.download() or render(request, "livelihood/pages/objections.html", {"list": listing})
