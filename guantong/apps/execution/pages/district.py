"""The money of the year in the whole district: every unit month by month, how far each is behind (全区预算执行图)."""

from collections.abc import Mapping
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.days import Asked, asked_of
from guantong.apps.execution.marks import counts_by_unit
from guantong.apps.execution.queries import Line, totals, units
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import called, feet, kinds, month_head, spark, spelled, unit_address, yardstick
from guantong.domain.fiscal.records.progress import MONTHS


@page(reads="execution", place=Place("数据与慧诊", 8, "预算执行"))
def view(request: HttpRequest) -> HttpResponse:
    """List the units: as small multiples, or month by month in figures."""
    asked, by_month = asked_of(request), request.GET.get("view") == "months"
    if asked is None:
        return render(request, "execution/pages/district.html", {"asked": None})
    lines = units(asked, sight_of(request.standing))
    marked = counts_by_unit(request.standing, asked.day.year) if request.standing.reads("diagnosis") else None
    columns = _columns(asked, request.GET.get("on", ""), by_month, marked)
    empty = _("截至这一天，账册里没有您可以看到的预算和支付。")
    listing = Listing(
        request,
        _("各单位预算执行"),
        Lines(lines, spelled),
        columns,
        search="q",
        empty=empty,
        keeps=("on", "view"),
        feet=partial(feet, months=asked.day.month),
    )
    shown = {
        "asked": asked,
        "list": listing,
        "told": totals(lines),
        "by_month": by_month,
        "count": len(lines),
        "whole": request.standing.reads("books"),
        "kept": listing.kept_but("on"),
    }
    return listing.download() or render(request, "execution/pages/district.html", shown)


def _columns(asked: Asked, on: str, by_month: bool, marked: Mapping[str, int] | None) -> tuple[Column, ...]:
    unit = Column("单位", called, link=partial(unit_address, on=on), sorts="code")
    whose = (
        unit,
        Column("类型", lambda line: dict(kinds()).get(line.kind, ""), filters="kind", choices=kinds()),
    )
    if by_month:
        months = [Column(month_head(at), partial(_of_month, at=at, day=asked.day), "figure") for at in range(MONTHS)]
        return (unit, *months, Column("合计", "paid", "figure", sorts="paid"))
    return (
        *whose,
        Column("预算", "budget", "figure", sorts="budget"),
        Column("已支付", "paid", "figure", sorts="paid"),
        Column("支出进度", "pace", "share", sorts="pace"),
        Column("落后", "points", "points", sorts="points", note=yardstick),
        Column("按月走势", partial(spark, day=asked.day), "spark"),
        *((Column("关注事项", lambda line: marked.get(line.code), "number"),) if marked is not None else ()),
    )


def _of_month(line: Line, at: int, day: object) -> int | None:
    return line.progress.paid_by_month[at] if at < day.month else None  # type: ignore[attr-defined]
