"""The cumulative rate of adjustment of a year, by unit and for the district (累计调整率)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.adjustments.columns import lines
from guantong.apps.adjustments.cumulative import rates_of
from guantong.apps.adjustments.queries import plans_seen_by
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing

COLUMNS = (
    Column("单位", "unit", sorts="unit", note=lambda row: row.code),
    Column("调整次数", "times", "number", sorts="times"),
    Column("调增", "raised", "yuan", sorts="raised"),
    Column("调减", "cut", "yuan", sorts="cut"),
    Column("净增减", "net", "yuan", sorts="net"),
    Column("其中债务资金", "debt", "yuan", sorts="debt"),
    Column(
        "批准预算",
        "approved",
        "yuan",
        sorts="approved",
        note=lambda row: "" if row.approved else _("账册没有，不能计算"),
    ),
    Column("累计调整率", "points", "share", sorts="points"),
)


@page(reads="adjustments")
def view(request: HttpRequest) -> HttpResponse:
    """Show a year's rates, by default the present one's."""
    years = sorted({*plans_seen_by(request.standing).values_list("year", flat=True), request.today.year}, reverse=True)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else request.today.year
    rows = rates_of(year, request.standing, request.today)
    listing = Listing(
        request,
        _("累计调整率"),
        lines(rows),
        COLUMNS,
        search="search",
        keeps=("year",),
        empty=_("这一年没有已批准的调整项目。"),
    )
    shown = {"list": listing, "year": year, "years": years}
    return listing.download() or render(request, "adjustments/pages/rates.html", shown)
