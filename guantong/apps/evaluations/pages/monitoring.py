"""Monitoring on both sides: targets reached beside money spent, as filled in and as the books hold it (双监控)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations.monitoring import Monitored, monitored
from guantong.apps.evaluations.project_queries import performances_seen_by


def _until(month: int) -> str:
    return _("截至%(month)s月") % {"month": month} if month else _("未登记监控数据")


def _booked(one: Monitored) -> str:
    return "" if one.booked is not None else _("账册没有，不能计算")


COLUMNS = (
    Column("项目", "project", sorts="project", link=lambda one: reverse("evaluations:project", args=[one.row.pk]), note=lambda one: one.row.unit),
    Column("绩效指标", "targets", "number", note=lambda one: _until(one.month)),
    Column("已达到", "reached", "number", sorts="reached"),
    Column("未达到", "below", "number", sorts="below"),
    Column("没有数据", "unread", "number", sorts="unread"),
    Column("填报执行率", "filled", "share", sorts="filled", note=lambda one: _until(one.spent_month)),
    Column("账册执行率", "booked", "share", sorts="booked", note=_booked),
    Column("填报减账册", "apart", "points", sorts="apart"),
)  # fmt: skip


@page(reads="evaluations")
def view(request: HttpRequest) -> HttpResponse:
    """List a year's projects, by default the latest one's."""
    known = performances_seen_by(request.standing).order_by("-year").values_list("year", flat=True).distinct()
    years = list(known) or [request.today.year]
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else years[0]
    listing = Listing(
        request, _("双监控"), Lines(monitored(year, request.standing, request.today), lambda one: one.search), COLUMNS,
        search="search", keeps=("year",), empty=_("这一年没有登记项目绩效。"),
    )  # fmt: skip
    shown = {"list": listing, "year": year, "years": years}
    return listing.download() or render(request, "evaluations/pages/monitoring.html", shown)
