"""Final accounts: truth, accuracy, completeness, balance, deviations, and where each is looked at (决算核对)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations.checks import checks_for

COLUMNS = (
    Column("方面", "aspect"),
    Column("核对内容", "words", link=lambda row: row.where),
    Column("规则", "code", "code"),
    Column(
        "待核实的关注事项",
        "open",
        "number",
        link=lambda row: f"{reverse('evaluations:checks_found')}?rule={row.code}" if row.open else "",
    ),
    Column("是否计算", "computed", note=lambda row: row.why),
)


@page(reads="evaluations")
def view(request: HttpRequest) -> HttpResponse:
    """List what is looked at."""
    listing = Listing(request, _("决算核对"), checks_for(request.standing), COLUMNS, empty=_("没有核对内容。"))
    return listing.download() or render(
        request, "evaluations/pages/checks.html", {"list": listing, "reads_runs": request.standing.reads("diagnosis")}
    )
