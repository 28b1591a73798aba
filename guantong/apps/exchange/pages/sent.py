"""The packages that went out (发出的数据包)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.exchange.queries import outgoing_seen_by
from guantong.apps.exchange.workflow import OUTGOING

COLUMNS = (
    Column(
        "发给", "partner__name", sorts="partner__name", link=lambda row: reverse("exchange:outgoing", args=[row.pk])
    ),
    Column("编号", "number", "number", sorts="number"),
    Column("文件数", lambda row: len(row.documents), "number"),
    Column("打包时间", "packed_at", "minute", sorts="packed_at"),
    Column("SM3", lambda row: row.sm3[:16], "code"),
)


@page(reads="exchange")
def view(request: HttpRequest) -> HttpResponse:
    """List what went out."""
    rows = outgoing_seen_by(request.standing)
    empty = _("还没有打包导出过。")
    listing = Listing(request, _("发出的数据包"), rows, COLUMNS, search="search", sort="-pk", empty=empty)
    may = OUTGOING.begun_by("pack", request.standing)
    return listing.download() or render(request, "exchange/pages/sent.html", {"list": listing, "may": may})
