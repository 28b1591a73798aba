"""A unit beside its own years and its peers: the same date of every year, fifteen units of like size by their names (历年与同类)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.chart import Chart, Line
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.changed_classes import classes_changed
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.joined_years import formers_of
from guantong.apps.execution.queries import Beside, among_peers, unit, years_before
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import address, yardstick
from guantong.domain.fiscal.records.compared import YearOf, middle

YEARS = (
    Column("年度", lambda year: str(year.year)),
    Column("年初预算", "approved", "figure"),
    Column("预算", "budget", "figure"),
    Column("同期已支付", "by_then", "figure"),
    Column("其中：没有对应预算的支出", "unlined", "figure"),
    Column("同期支出进度", "pace", "share"),
    Column("全年支付", "paid", "figure"),
    Column("全年支出进度", "done", "share"),
)


@page(reads="execution")
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the years, or with `?of=peers` the peers, of the unit of that code."""
    asked, sight, on = asked_of(request), sight_of(request.standing), request.GET.get("on", "")
    line = unit(asked, sight, code) if asked else None
    if asked is None or line is None:
        raise Http404
    formers = formers_of([code])[code]
    years, beside = years_before(asked, code, formers), among_peers(asked, sight, line)
    of_peers = request.GET.get("of") == "peers"
    listing = Listing(
        request, _("同类同规模单位") if of_peers else _("历年同期"), beside if of_peers else years, _peers(on, code) if of_peers else YEARS,
        keeps=("on", "of"), empty=_("账册里没有单位名录或年初预算，不能找到同类单位。") if of_peers else _("没有可比的年度。"),
    )  # fmt: skip
    others = middle([one.pace for one in beside[1:]])
    shown = {
        "asked": asked, "line": line, "list": listing, "chart": _chart(years), "on": on, "of_peers": of_peers, "others": others,
        "count": max(len(beside) - 1, 0), "everything": sight.everything, "formers": formers,
        "classes": classes_changed(asked, code, formers, [one.year for one in years]), "kept": [("of", "peers")] if of_peers else [],
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/compare.html", shown)


def _peers(on: str, code: str) -> tuple[Column, ...]:
    return (
        Column(
            "单位",
            "peer__name",
            link=partial(_address, on=on),
            note=lambda one: _("本单位") if one.peer.code == code else "",
        ),
        Column("年初预算", "peer__approved", "figure"),
        Column("已支付", "line__paid", "figure"),
        Column("其中：没有对应预算的支出", "line__unlined", "figure"),
        Column("支出进度", "pace", "share"),
        Column("落后", "line__points", "points", note=lambda one: yardstick(one.line) if one.line else ""),
    )


def _address(one: Beside, on: str) -> str:
    return address("execution:unit", one.peer.code, on) if one.line else ""


def _chart(years: list[YearOf]) -> Chart:
    told = [year for year in reversed(years) if year.pace is not None]
    shares = [round((year.pace or 0) / 100, 1) for year in told]
    return Chart(
        "years",
        _("历年同期支出进度（%）"),
        "%",
        [str(year.year) for year in told],
        [Line(_("同期支出进度"), shares, bar=True)],
    )
