"""Choose the line an opinion is raised on: of a version that is held, or none for a general opinion (选择预算项)."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.opened import ledger_on
from guantong.apps.execution.sight import sight_of
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.fiscal.records.versions import Line, Version, lines_of, versions
from guantong.domain.workflow.table import NEW


@page(reads="opinions")
def view(request: HttpRequest) -> HttpResponse:
    """List the lines of the version that is asked for, the latest of the latest year where none is."""
    OPINION.demand("raise_opinion", request.standing, NEW, "")
    ledger, year = ledger_on(request.today), request.GET.get("year", "")
    asked = int(year) if year.isdecimal() and len(year) == 4 else None
    years = [asked] if asked else [request.today.year + 1, request.today.year]
    held = [one.version for at in years for one in (ledger.told(versions, at) if ledger else [])]
    chosen = next((one for one in held if _asked(one) == request.GET.get("of")), held[0] if held else None)
    lines = ledger.told(lines_of, chosen) if ledger and chosen else []
    sight = sight_of(request.standing)
    seen = [line for line in lines if sight.sees(line.key.unit_code, line.unit)]
    columns = (
        Column("单位", "unit", link=lambda line: _address(line, chosen), note=lambda line: line.key.unit_code),
        Column("项目", "project", note=lambda line: line.key.project_code),
        Column("金额", "amount", "yuan", sorts="amount"),
    )
    listing = Listing(
        request,
        _("选择预算项"),
        Lines(seen, _spelled),
        columns,
        search="q",
        keeps=("of", "year"),
        empty=_("没有导入的预算版本，或没有这样的预算项。"),
    )
    shown = {
        "list": listing,
        "held": [(_asked(one), f"{one.year} {said(one.words)}", one == chosen) for one in held],
        "chosen": chosen,
    }
    return listing.download() or render(request, "opinions/pages/choose.html", shown)


def _asked(version: Version) -> str:
    return f"{version.year}-{version.name}-{version.number}"


def _address(line: Line, version: Version | None) -> str:
    asked = {
        "unit": line.key.unit_code,
        "project": line.key.project_code,
        "fund": line.key.fund_kind,
        "kind": line.key.spending_kind,
        "of": _asked(version) if version else "",
    }
    return f"{reverse('opinions:raise')}?{urlencode(asked)}"


def _spelled(line: Line) -> str:
    return searchable(line.unit, line.project, line.key.project_code)
