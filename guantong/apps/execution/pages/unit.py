"""One unit in the year: plan, actual and forecast, its projects, what it paid without a budget line (单位执行)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.curves import chart_of
from guantong.apps.execution.days import Asked, asked_of
from guantong.apps.execution.marks import marks_of
from guantong.apps.execution.queries import projects, unit
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import called, feet, lines_address, spark, spelled, yardstick


@page(reads="execution")
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the unit of that code."""
    asked, sight = asked_of(request), sight_of(request.standing)
    line = unit(asked, sight, code) if asked else None
    if asked is None or line is None:
        raise Http404
    on = request.GET.get("on", "")
    lines = projects(asked, sight, unit_code=code)
    listing = Listing(
        request, _("项目"), Lines(lines, spelled), _columns(asked, on), search="q", keeps=("on",), feet=feet,
        empty=_("这个单位本年没有项目。"),
    )  # fmt: skip
    chart, why = chart_of(asked, line, marks_of(request.standing, asked.day.year, unit_code=code))
    shown = {
        "asked": asked, "line": line, "list": listing, "chart": chart, "why": why, "yardstick": yardstick(line), "on": on,
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/unit.html", shown)


def _columns(asked: Asked, on: str) -> tuple[Column, ...]:
    return (
        Column("项目", called, link=partial(lines_address, on=on), sorts="code", note=lambda line: line.code),
        Column("年初预算", "approved", "figure", sorts="approved"),
        Column("预算", "budget", "figure", sorts="budget"),
        Column("已支付", "paid", "figure", sorts="paid"),
        Column("支出进度", "pace", "share", sorts="pace"),
        Column("落后", "points", "points", sorts="points", note=yardstick),
        Column("按月走势", partial(spark, day=asked.day), "spark"),
    )
