"""The approved plans beside the adjustments in the books, by the number of the decision (与账册核对)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.adjustments.cumulative import beside_books
from guantong.apps.adjustments.queries import plans_seen_by
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing

COLUMNS = (
    Column("决议文号", lambda row: row.number or _("（无文号）"), "code"),
    Column("决定日期", "on", "day"),
    Column("方案", lambda row: row.plan, link=lambda row: reverse("adjustments:plan", args=[row.plan.pk]) if row.plan else ""),
    Column("方案支出增减合计", "planned", "yuan"),
    Column("账册调整合计", "booked", "yuan"),
    Column("账册减方案", "off", "yuan"),
    Column("结果", "says"),
)  # fmt: skip


@page(reads="adjustments")
def view(request: HttpRequest) -> HttpResponse:
    """Show a year side by side, by default the present one."""
    years = sorted({*plans_seen_by(request.standing).values_list("year", flat=True), request.today.year}, reverse=True)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else request.today.year
    rows = beside_books(year, request.standing, request.today)
    listing = Listing(
        request,
        _("与账册核对"),
        rows or [],
        COLUMNS,
        keeps=("year",),
        empty=_("这一年方案和账册里都没有已批准的调整。"),
    )
    shown = {"list": listing, "year": year, "years": years, "without": rows is None}
    return listing.download() or render(request, "adjustments/pages/books.html", shown)
