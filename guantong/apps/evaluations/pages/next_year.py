"""Evaluated projects beside what the next year's draft asks for them: `?only=` no less, or pointed at (结果与下年申报)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.evaluations.next_year import NextYear, Project, next_year, spelled
from guantong.apps.execution.days import on_a_day


def _others(one: Project) -> str:
    return "；".join(f"{came.year} {said(came.by)} {said(came.says)}" for came in one.came[1:])


def _sheet(one: Project) -> str:
    if one.line is None:
        return ""
    return f"{reverse('drafts:sheet', args=[one.code])}?{urlencode({'unit': one.line.sheet.unit_code, 'on': one.day.isoformat()})}"


ONLY: dict[str, Any] = {
    "more": lambda one: one.change is not None and one.change >= 0,
    "signals": lambda one: one.signals > 0,
}


def _columns(held: bool) -> tuple[Column, ...]:
    """Return the columns; a project is said not to be in the draft only where there is one."""
    return (
        Column("项目", "name", sorts="name", link=_sheet, note=lambda one: one.unit),
        Column("评价年度", "year", sorts="year"),
        Column("评价主体", lambda one: one.newest.by, note=lambda one: one.newest.applied),
        Column("结论（原文）", lambda one: one.newest.says, link=lambda one: one.newest.where, note=_others),
        Column("本年预算", "last", "figure", sorts="last"),
        Column(
            "下年申报",
            "ask",
            "figure",
            sorts="ask",
            note=lambda one: _("草案中没有这个项目") if held and one.line is None else "",
        ),
        Column("增减", "change", "figure", sorts="change"),
        Column(
            "关注事项",
            lambda one: one.signals or None,
            "number",
            sorts="signals",
            link=lambda one: _sheet(one) if one.signals else "",
        ),
    )


def _told(request: Any) -> NextYear:
    """Return what is drafted on the day asked for, else today; where the books hold no such draft, the latest they were brought to."""
    days = [request.GET["on"]] if request.GET.get("on") else [request.today.isoformat(), ""]
    found = [next_year(on_a_day(days[0], request.today), request.standing, request.today)]
    if not found[0].held:
        found += [next_year(on_a_day(day, request.today), request.standing, request.today) for day in days[1:]]
    return next((one for one in found if one.held), found[0])


@page(reads="evaluations")
def view(request: HttpRequest) -> HttpResponse:
    """List the evaluated projects of the last years."""
    told = _told(request)
    only = request.GET.get("only", "")
    rows = [one for one in told.projects if ONLY.get(only, lambda _: True)(one)]
    listing = Listing(
        request, _("结果与下年申报"), Lines(rows, spelled), _columns(told.held), search="search", keeps=("on", "only"),
        empty=_("近三年没有登记的评价结果。"), hint=_("项目、单位、编码"),
    )  # fmt: skip
    counts = {key: sum(1 for one in told.projects if wanted(one)) for key, wanted in ONLY.items()}
    shown = {"list": listing, "told": told, "only": only, "more": counts["more"], "pointed": counts["signals"]}
    return listing.download() or render(request, "evaluations/pages/next_year.html", shown)
