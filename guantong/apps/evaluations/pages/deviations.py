"""Final accounts beside the budget, by unit and class: as approved, as changed, as spent, with the line each stands in (预决算偏离表)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations.final_accounts import Row, deviations_seen


def _stands(row: Row) -> str:
    place = row.place
    return _("%(file)s 第%(row)s行") % {"file": place.name, "row": place.row} if place.name else ""


def _more(row: Row) -> str:
    if not row.told.rows:
        return _("决算中没有这个科目")
    return _("决算共%(n)s行") % {"n": row.told.rows} if row.told.rows > 1 else ""


COLUMNS = (
    Column("单位", "unit", sorts="unit", note=lambda row: row.unit_code),
    Column("功能科目", "function_code", "code"),
    Column("年初预算", "approved", "figure", sorts="approved"),
    Column("变动后预算", "budget", "figure", sorts="budget"),
    Column("决算", "final", "figure", sorts="final"),
    Column("决算减变动后", "away", "figure", sorts="away"),
    Column("偏离", "share", "share", sorts="share"),
    Column("出处", _stands, link=lambda row: row.place.address, note=_more),
    Column(
        "关注事项", lambda row: _("偏离大") if row.signal else "",
        link=lambda row: reverse("diagnosis:signal", args=[row.signal]) if row.signal else "",
    ),
)  # fmt: skip


@page(reads="evaluations")
def view(request: HttpRequest) -> HttpResponse:
    """Show a year's table, by default the latest of which the books hold final accounts."""
    asked = request.GET.get("year", "")
    table = deviations_seen(
        int(asked) if asked.isdecimal() and len(asked) == 4 else None, request.standing, request.today
    )
    listing = Listing(
        request, _("预决算偏离表"), Lines(table.rows if table else [], lambda row: row.search), COLUMNS, search="search", keeps=("year",),
        feet=_feet, empty=_("没有您可以看的决算数。"), hint=_("单位、科目编码"),
    )  # fmt: skip
    return listing.download() or render(request, "evaluations/pages/deviations.html", {"list": listing, "table": table})


def _feet(found: Sequence[Any]) -> list[tuple[str, Mapping[str, Any]]]:
    columns = {"年初预算": "approved", "变动后预算": "budget", "决算": "final", "决算减变动后": "away"}
    return [(_("合计"), {header: sum(getattr(row, name) or 0 for row in found) for header, name in columns.items()})]
