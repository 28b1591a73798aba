"""The packages that came in, and which numbers are missing (收到的数据包)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.exchange.queries import arrivals_seen_by, gaps, in_words
from guantong.apps.exchange.telling import shape_of, state_of
from guantong.apps.exchange.workflow import ARRIVAL, OUTGOING

COLUMNS = (
    Column("来自", "partner__name", sorts="partner__name", link=lambda row: reverse("exchange:arrival", args=[row.pk])),
    Column("编号", "number", "number", sorts="number"),
    Column(
        "状态", state_of, "badge", badge=shape_of, filters="state",
        choices=[(state, words) for state, words in ARRIVAL.states.items()],
    ),
    Column("文件数", lambda row: len(row.documents), "number"),
    Column("未送达", lambda row: row.left or None, "number"),
    Column("接收时间", "received_at", "minute", sorts="received_at"),
    Column("SM3", lambda row: row.sm3[:16], "code"),
)  # fmt: skip


@page(reads="exchange", place=Place("数据与慧诊", 9, "数据包交换"))
def view(request: HttpRequest) -> HttpResponse:
    """List what came in."""
    empty = _("还没有收到数据包。先登记并确认对方的钥匙，再接收光盘上的 .gtpack 文件。")
    rows = arrivals_seen_by(request.standing)
    listing = Listing(request, _("收到的数据包"), rows, COLUMNS, search="search", sort="-pk", empty=empty)
    shown = {
        "list": listing, "gaps": [(partner, in_words(numbers)) for partner, numbers in gaps(request.standing) if numbers],
        "may": ARRIVAL.begun_by("receive", request.standing), "sends": OUTGOING.begun_by("pack", request.standing),
        "keys": request.standing.reads("exchange_keys"),
    }  # fmt: skip
    return listing.download() or render(request, "exchange/pages/arrivals.html", shown)
