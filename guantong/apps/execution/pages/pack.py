"""Choose the units of the mid-year review pack, or take the year's key units; their sheets come in one click, as docx, PDF or xlsx (年中审查资料)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.pack import MOST, key_units
from guantong.apps.execution.queries import units
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import called, kinds, spelled, yardstick


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the units with a box each."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "execution/pages/pack.html", {"asked": None})
    columns = (
        Column("选择", lambda line: line.code, "choice"),
        Column("单位", called, sorts="code"),
        Column("类型", lambda line: dict(kinds()).get(line.kind, ""), filters="kind", choices=kinds()),
        Column("预算", "budget", "figure", sorts="budget"),
        Column("支出进度", "pace", "share", sorts="pace"),
        Column("落后", "points", "points", sorts="points", note=yardstick),
    )
    sight = sight_of(request.standing)
    lines = [line for line in units(asked, sight) if line.code]
    listing = Listing(
        request, _("选择单位"), Lines(lines, spelled), columns, search="q", keeps=("on",), empty=_("没有单位。")
    )
    shown = {
        "asked": asked,
        "list": listing,
        "most": MOST,
        "on": request.GET.get("on", ""),
        "key": key_units(asked, sight, lines),
        "selects": request.standing.reads("selections"),
    }
    return listing.download() or render(request, "execution/pages/pack.html", shown)
