"""The through-map of one fiscal year (贯通图): eight stages by levels, and the steps of the cell that is open."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.years.models import FiscalYear
from guantong.apps.years.overview import lane_named, money_of, year_map
from guantong.apps.years.pages.years import STEP_COLUMNS
from guantong.apps.years.queries import steps_of_cell, years
from guantong.apps.years.workflow import STEP
from guantong.domain.questions import Stage


@page(reads="years", place=Place("年度", 1, "贯通图"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the year asked for, else this calendar year's, else the latest."""
    known = list(years())
    year = _chosen(known, request.GET.get("year", ""), request.today.year)
    if year is None:
        return render(request, "years/pages/map.html", {"year": None})
    opened = _opened(request, year)
    shown = {
        "year": year, "known": known, "stages": [(stage, money_of(stage, year.year)) for stage in Stage], "lanes": year_map(year, request.standing, request.today),
        "opened": opened, "stage": request.GET.get("stage", ""), "lane": request.GET.get("lane", ""),
        "plans": STEP.begun_by("plan", request.standing),
    }  # fmt: skip
    return (opened and opened.download()) or render(request, "years/pages/map.html", shown)


def _chosen(known: list[FiscalYear], typed: str, this_year: int) -> FiscalYear | None:
    by_number = {str(year.year): year for year in known}
    if typed and typed not in by_number:
        raise Http404
    return by_number.get(typed) or by_number.get(str(this_year)) or (known[0] if known else None)


def _opened(request: HttpRequest, year: FiscalYear) -> Listing | None:
    stage, lane = request.GET.get("stage", ""), lane_named(request.GET.get("lane", ""))
    if stage not in set(Stage) or lane is None:
        return None
    title = f"{said(year.words)} · {said(Stage(stage).words)} · {said(lane.words)}"
    rows = steps_of_cell(request.standing, year, stage, lane.kinds)
    return Listing(request, title, rows, STEP_COLUMNS, sort="planned_on", empty=_("这一格没有步骤。"))
