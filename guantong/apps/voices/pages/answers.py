"""Needs beside the lines of the budget said to answer them: the largest classes by community, gaps both ways (诉求—预算对照)."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.voices.answers import GAPS, Beside, beside

_SHAPES = {"no_line": "due", "no_need": "hint", "both": "done"}


def _named(links: tuple) -> str:  # type: ignore[type-arg]
    return "；".join(f"{one.unit} {one.project}" for one in links)


def _spelled(row: Beside) -> str:
    return searchable(row.place, row.about.zh, _named(row.now))


def _columns(year: int) -> tuple[Column, ...]:
    return (
        Column("社区", "place", link=lambda row: f"{reverse('voices:answer')}?{urlencode({'field': row.field, 'at': row.path, 'year': year})}"),
        Column("领域", "about"),
        Column("诉求", "count", "number", sorts="count", note=lambda row: _("其中重复 %(count)s") % {"count": row.copies} if row.copies else ""),
        Column("上年", "before", "number", sorts="before"),
        Column("认定回应的预算项", lambda row: _named(row.now)),
        Column("金额", "amount", "figure", sorts="amount"),
        Column("下一年度", lambda row: _named(row.later)),
        Column("对照", lambda row: GAPS[row.gap], "badge", badge=lambda row: _SHAPES[row.gap], filters="gap", choices=tuple(GAPS.items())),
    )  # fmt: skip


@page(reads="need_answers", place=Place("荟声", 3, "诉求—预算对照"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the table of a year."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else request.today.year
    rows = beside(request.standing, year, request.today)
    listing = Listing(
        request, _("诉求—预算对照"), Lines(rows, _spelled), _columns(year), search="q", keeps=("year",),
        empty=_("这一年没有已确认领域的诉求，也没有人认定过预算项。"),
    )  # fmt: skip
    shown = {"list": listing, "year": year, "before": year - 1, "after": year + 1}
    return listing.download() or render(request, "voices/pages/answers.html", shown)
