"""The sources of records: who brings which table (数据来源)."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.feeds.models import table_choices
from guantong.apps.feeds.queries import feeds_seen_by
from guantong.apps.feeds.telling import feed_state_of
from guantong.apps.feeds.workflow import FEED

COLUMNS = (
    Column("来源", "name", sorts="name", link=lambda feed: reverse("feeds:source", args=[feed.pk])),
    Column("财政表", "get_table_display", filters="table", choices=table_choices()),
    Column("机构", "organisation", sorts="organisation"),
    Column("报送数", "count", "number", sorts="count"),
    Column(
        "状态", feed_state_of, "badge", badge=lambda feed: "done" if feed.state == "in_use" else "todo", filters="state",
        choices=[(state, words) for state, words in FEED.states.items()],
    ),
    Column("登记时间", "opened_at", "day", sorts="opened_at"),
)  # fmt: skip


@page(reads="feeds")
def view(request: HttpRequest) -> HttpResponse:
    """List the sources."""
    rows = feeds_seen_by(request.standing).annotate(count=Count("deliveries"))
    empty = _("还没有登记来源。上传明细时登记。")
    listing = Listing(request, _("数据来源"), rows, COLUMNS, search="search", sort="name", empty=empty)
    return listing.download() or render(request, "feeds/pages/sources.html", {"list": listing})
