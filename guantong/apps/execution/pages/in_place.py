"""Funds in place by source: what budget, bonds, transfers and own funds owed each project by the day, and what has come (资金到位)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import address
from guantong.apps.execution.voucher_columns import choices
from guantong.domain.fiscal.records.in_place import Funds, in_place, sums
from guantong.domain.words import Words

KEY = {
    "True": Words("重点项目", "key projects"),
    "False": Words("其他项目", "others"),
    "None": Words("没有标明", "not said"),
}


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the projects with allotments, or those of one kind; `?source=` gives the sums of one source."""
    asked, on = asked_of(request), request.GET.get("on", "")
    if asked is None:
        return render(request, "execution/pages/in_place.html", {"asked": None})
    sources = choices("source", "project_funds")
    source = request.GET.get("source", "") if request.GET.get("source", "") in dict(sources) else ""
    sight = sight_of(request.standing)
    told = [one for one in asked.ledger.told(in_place, asked.day) if sight.sees(one.unit_code, one.unit)]
    lines = [one for one in told if any(source in ("", part.source) for part in one.parts)]
    listing = Listing(
        request, _("资金到位"), Lines(lines, _spelled, partial(_value, source)), _columns(on, source), search="q", keeps=("on", "source"),
        feet=partial(_feet, source), empty=_("截至这一天，账册里没有您可以看到的项目资金安排。"),
    )  # fmt: skip
    shown = {
        "asked": asked, "list": listing, "on": on, "source": source, "kept": listing.kept_but("on"),
        "told": [(key, words, sums([part for one in told for part in one.parts if part.source == key])) for key, words in sources],
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/in_place.html", shown)


def _columns(on: str, source: str) -> tuple[Column, ...]:
    def of(name: str) -> Any:
        return partial(_value, source, name=name)

    return (
        Column("项目", "name", link=lambda one: address("execution:project", one.code, on), note=lambda one: one.unit, sorts="code"),
        Column("类别", lambda one: KEY[str(one.key)], filters="key", choices=list(KEY.items())),
        Column("计划安排", of("planned"), "yuan", sorts="planned"),
        Column("截至当日应到位", of("due"), "yuan", sorts="due", note=lambda one: _("另有未写日期的") if one.of(source).undated else ""),
        Column("其中已到位", of("arrived_due"), "yuan", sorts="arrived_due"),
        Column("到位率", of("rate"), "share", sorts="rate"),
        Column("尚未到位", of("missing"), "yuan", sorts="missing"),
    )  # fmt: skip


def _value(source: str, one: Funds, name: str) -> Any:
    return getattr(one.of(source), name) if hasattr(one.of(source), name) else getattr(one, name)


def _spelled(one: Funds) -> str:
    return searchable(one.name, one.unit, one.code)


def _feet(source: str, found: Sequence[Funds]) -> list[tuple[str, Mapping[str, Any]]]:
    told = sums([part for one in found for part in one.parts if source in ("", part.source)])
    return [
        (_("合计"), {"计划安排": told.planned, "截至当日应到位": told.due, "其中已到位": told.arrived_due, "到位率": told.rate, "尚未到位": told.missing})
    ]  # fmt: skip
