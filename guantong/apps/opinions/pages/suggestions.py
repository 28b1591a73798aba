"""Deputies' suggestions opinions were turned into: their numbers, by when they are answered (代表建议)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.opinions.queries import suggestions_seen_by
from guantong.apps.opinions.shapes import SUGGESTION_SHAPES
from guantong.apps.opinions.workflow import SUGGESTION

COLUMNS = (
    Column("建议", "title", link=page_of("opinions:suggestion"), note=lambda one: one.opinion.about),
    Column("状态", lambda one: SUGGESTION.states[one.state], "badge", badge=lambda one: SUGGESTION_SHAPES[one.state], filters="state", choices=tuple(SUGGESTION.states.items())),
    Column("建议编号", "number", "code"),
    Column("交办日期", "assigned_on", "day", sorts="assigned_on"),
    Column("答复期限", "due_on", "day", sorts="due_on"),
    Column("答复代表日期", "replied_on", "day", sorts="replied_on"),
)  # fmt: skip


@page(reads="opinions")
def view(request: HttpRequest) -> HttpResponse:
    """List them."""
    listing = Listing(
        request, _("代表建议"), suggestions_seen_by(request.standing), COLUMNS, empty=_("还没有意见转为代表建议。")
    )
    return listing.download() or render(request, "opinions/pages/suggestions.html", {"list": listing})
