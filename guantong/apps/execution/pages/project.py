"""One project in the year: plan, actual and forecast, its dates and contracts, its payments one by one (项目执行)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Listing
from guantong.apps.execution.curves import chart_of
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.marks import marks_of
from guantong.apps.execution.projects import about, together
from guantong.apps.execution.queries import projects
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import yardstick
from guantong.apps.execution.voucher_columns import choices, columns, feet
from guantong.apps.execution.vouchers import vouchers
from guantong.domain.fiscal.records.in_place import in_place


@page(reads="execution")
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the project of that code, as far as one sees the units that spend on it."""
    asked, sight = asked_of(request), sight_of(request.standing)
    lines = projects(asked, sight, project_code=code) if asked else []
    if asked is None or not lines:
        raise Http404
    line, on = together(lines, asked.day), request.GET.get("on", "")
    listing = Listing(
        request, _("支付明细"), vouchers(asked, sight, project_code=code), columns(on, project=False), search="q", keeps=("on",), feet=feet,
        sort="-paid_on", hint=_("凭证号、收款人、用途"), empty=_("截至这一天没有支付。"),
    )  # fmt: skip
    chart, why = chart_of(asked, line, marks_of(request.standing, asked.day.year, project_code=code))
    shown = {
        "asked": asked, "line": line, "lines": lines, "list": listing, "chart": chart, "why": why, "on": on,
        "yardstick": yardstick(line), "about": about(asked, code),
        "whole": request.standing.reads("books"), "funds": next((one for one in asked.ledger.told(in_place, asked.day) if one.code == code), None), "sources": dict(choices("source", "project_funds")),
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/project.html", shown)
