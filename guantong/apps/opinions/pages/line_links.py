"""What people decided about lines of two versions, each with its reason; a decision can be taken back (已认定的对应)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.opinions.queries import line_links_seen_by
from guantong.apps.opinions.workflow import LINE_LINK


def _names(side: str) -> Column:
    header = "前一版本" if side == "before" else "后一版本"
    return Column(header, lambda row: "、".join(row.names.get(side, ())))


COLUMNS = (
    Column("编号", "pk", "number", sorts="pk", link=lambda row: reverse("opinions:line_link", args=[row.pk])),
    Column("单位", "unit", sorts="unit"), Column("年度", "year", "number", sorts="year"), _names("before"), _names("after"),
    Column("理由", "reason"),
    Column("状态", lambda row: LINE_LINK.states[row.state], "badge", badge=lambda row: "done" if row.state == "decided" else "todo", filters="state", choices=tuple(LINE_LINK.states.items())),
    Column("认定人", "decided_by", "name"), Column("认定时间", "decided_at", "minute", sorts="decided_at"),
)  # fmt: skip


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """List the decisions."""
    rows = line_links_seen_by(request.standing)
    listing = Listing(request, _("已认定的对应"), rows, COLUMNS, sort="-pk", empty=_("还没有认定过对应。"))
    return listing.download() or render(request, "opinions/pages/line_links.html", {"list": listing})
