"""The projects of a draft with the state of their basis: missing, above a standard, not adding up, pointed at (草案项目)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import said
from guantong.apps.drafts.queries import STATES, Line, drafted, lines, versions_of
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.sight import sight_of
from guantong.domain.fiscal.records.basis_sheet import totals
from guantong.domain.fiscal.records.table import table

_KEPT = ("on", "version", "only")
_SHAPES = {"missing": "warn", "above": "warn", "off": "warn", "partial": "hint", "whole": "done"}


@page(reads="execution", place=Place("数据与慧诊", 7, "草案依据"))
def view(request: HttpRequest) -> HttpResponse:
    """List the projects of the newest draft of each unit, or of one version; `?only=` of one state of the basis, or those pointed at."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "drafts/pages/lines.html", {"asked": None})
    known = versions_of(asked)
    version = request.GET.get("version", "") if request.GET.get("version") in known else ""
    every = lines(asked, sight_of(request.standing), request.standing, version)
    only = request.GET.get("only", "")
    shown = [one for one in every if _wanted(one, only)]
    listing = Listing(
        request, _("草案项目"), Lines(shown, _spelled, _value), _columns(partial(_address, request)), search="q", keeps=_KEPT, feet=_feet,
        empty=_("没有这样的项目。草案批准以后不再列在这里，可以选择一个版本查看。"), hint=_("项目、单位、编码"),
    )  # fmt: skip
    context = {
        "asked": asked, "list": listing, "year": drafted(asked), "version": version, "versions": [(key, _words(key)) for key in known],
        "told": totals([one.sheet for one in every]), "pointed": sum(1 for one in every if one.signals), "only": only,
        "states": [(key, words, sum(1 for one in every if _wanted(one, key))) for key, words in STATES.items()],
        "whole": request.standing.reads("books"), "kept": listing.kept_but("on"), "tail": _tail(request, "on", "version"),
    }  # fmt: skip
    return listing.download() or render(request, "drafts/pages/lines.html", context)


def _columns(address: "partial[str]") -> tuple[Column, ...]:
    return (
        Column("项目", "sheet__project", link=address, note=lambda one: one.sheet.unit, sorts="code"),
        Column("版本", lambda one: _words(one.sheet.version)),
        Column("上一年预算", "sheet__last", "figure", sorts="last"),
        Column("申报数", "sheet__ask", "figure", sorts="ask"),
        Column("增减", "change", "figure", sorts="change"),
        Column("测算事项", "items", "number", sorts="items"),
        Column("测算合计", lambda one: None if one.sheet.missing else one.sheet.sum, "figure", sorts="sum"),
        Column("依据", _state, "badge", badge=lambda one: _SHAPES[one.sheet.states[0]], note=_others),
        Column("关注事项", lambda one: one.signals or None, "number", sorts="signals"),
    )  # fmt: skip


def _wanted(one: Line, only: str) -> bool:
    return only not in {*STATES, "signals"} or only in one.sheet.states or (only == "signals" and one.signals > 0)


def _words(version: str) -> str:
    return said(table("budget_line").columns["version"].choices[version].words)


def _state(one: Line) -> str:
    return said(STATES[one.sheet.states[0]])


def _others(one: Line) -> str:
    return "、".join(said(STATES[name]) for name in one.sheet.states[1:])


def _value(one: Line, name: str) -> Any:
    return getattr(one, name) if hasattr(one, name) else getattr(one.sheet, name)


def _spelled(one: Line) -> str:
    return searchable(one.sheet.project, one.sheet.unit, one.sheet.code)


def _address(request: HttpRequest, one: Line) -> str:
    asked = {
        "unit": one.sheet.unit_code,
        **{name: request.GET[name] for name in ("on", "version") if request.GET.get(name)},
    }
    return f"{reverse('drafts:sheet', args=[one.sheet.code])}?{urlencode(asked)}"


def _tail(request: HttpRequest, *names: str) -> str:
    return urlencode({name: request.GET[name] for name in names if request.GET.get(name)})


def _feet(found: Sequence[Line]) -> list[tuple[str, Mapping[str, Any]]]:
    return [
        (_("合计"), {"申报数": sum(one.sheet.ask for one in found), "上一年预算": sum(one.sheet.last or 0 for one in found)})
    ]  # fmt: skip
