"""The files of records that were delivered, and how far each is (明细报送)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.feeds.bringing import brings
from guantong.apps.feeds.models import table_choices
from guantong.apps.feeds.queries import deliveries_seen_by, with_who
from guantong.apps.feeds.telling import amount_of, edition_of, shape_of, state_of
from guantong.apps.feeds.workflow import DELIVERY

COLUMNS = (
    Column("报送", "pk", "number", sorts="pk"),
    Column("来源", "feed__name", sorts="feed__name", link=lambda row: reverse("feeds:delivery", args=[row.pk])),
    Column("财政表", "feed__get_table_display", filters="feed__table", choices=table_choices()),
    Column("期间", "period", sorts="period"),
    Column("版次", edition_of),
    Column(
        "状态", state_of, "badge", badge=shape_of, filters="state",
        choices=[(state, words) for state, words in DELIVERY.states.items()],
    ),
    Column("取入行数", lambda row: row.counted("taken") if row.control else None, "number"),
    Column("金额合计", amount_of, "figure"),
    Column("文件名", "name"),
    Column("上传人", "who", sorts="who"),
    Column("上传时间", "brought_at", "minute", sorts="brought_at"),
)  # fmt: skip


@page(reads="feeds", place=Place("数据与慧诊", 7, "明细报送"))
def view(request: HttpRequest) -> HttpResponse:
    """List the deliveries."""
    rows = with_who(deliveries_seen_by(request.standing))
    empty = _("还没有报送过明细。预算、指标、支付、用款计划、项目等明细都从“上传明细”开始。")
    listing = Listing(request, _("明细报送"), rows, COLUMNS, search="search", sort="-pk", empty=empty)
    shown = {"list": listing, "may": brings(request.standing), "books": request.standing.reads("books")}
    return listing.download() or render(request, "feeds/pages/deliveries.html", shown)
