"""Every cell of a delivery that could not be read: where, why, what to do; as a workbook too (读不出的格)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.feeds.queries import deliveries_seen_by
from guantong.domain.words import Words

_ROW = Words(
    "这一行没有取入。改正源文件后作为下一版重新上传",
    "the row was not taken in: correct the file, bring it as the next edition",
)
_CELL = Words(
    "这一格留空，其余已取入。需要时改正源文件后作为下一版重新上传",
    "the cell is blank, the rest was taken in: correct the file where needed",
)
COLUMNS = (
    Column("工作表", lambda one: one["sheet"]),
    Column("行", lambda one: one["row"], "number"),
    Column("表头", lambda one: one["header"]),
    Column("原文", lambda one: one["text"]),
    Column("原因", lambda one: Words(**one["why"])),
    Column("怎么办", lambda one: _ROW if one["blocks"] else _CELL),
)


@page(reads="feeds")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List them in the order of the file."""
    delivery = deliveries_seen_by(request.standing).filter(pk=pk).first()
    if delivery is None:
        raise Http404
    rows: list[Any] = delivery.refusals
    listing = Listing(request, _("读不出的格"), rows, COLUMNS, empty=_("没有读不出的格。"))
    shown = {"delivery": delivery, "list": listing, "more": max(delivery.refused_cells - len(rows), 0)}
    return listing.download() or render(request, "feeds/pages/refusals.html", shown)
