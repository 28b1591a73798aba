"""The revenue forecast of the year drafted: tax and non-tax with base, growth and stated assumptions; five years' error (收入预测)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.chart import Chart
from guantong.apps.components.chart import Line as Series
from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import said
from guantong.apps.drafts.queries import drafted
from guantong.apps.execution.curves import in_ten_thousand
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.places import line_address, opened_of
from guantong.domain.fiscal.records.forecasting import Forecast, Year, forecasts, years
from guantong.domain.fiscal.records.table import table
from guantong.domain.words import Words

_UNSAID = {
    "base": Words("基数", "base"),
    "growth": Words("增幅", "growth"),
    "assumption": Words("假设", "assumptions"),
}


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """List the forecasts; the sums apart by tax, non-tax and one-off receipts."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "drafts/pages/revenue.html", {"asked": None})
    rows, past = asked.ledger.told(forecasts, asked.day), asked.ledger.told(years, asked.day)
    deliveries = opened_of({one.place[0] for one in rows}, request.standing)
    listing = Listing(
        request, _("收入预测"), Lines(rows, _spelled), _columns(partial(_place, deliveries)), search="q", keeps=("on",), feet=_feet,
        empty=_("没有报来收入预测：请财政、税务部门按科目说明基数、增幅和测算假设。"), hint=_("科目名称、编码"),
    )  # fmt: skip
    own = [one for one in rows if one.nature in ("tax", "non_tax")]
    shown = {
        "asked": asked, "list": listing, "year": drafted(asked), "past": past[::-1], "chart": _chart(past) if past else None, "count": len(rows),
        "own": sum(one.amount for one in own), "tax": sum(one.amount for one in own if one.nature == "tax"),
        "share": _part([one for one in own if one.nature == "tax"], own), "one_off": sum(one.amount for one in own if one.one_off),
        "unsaid": sum(1 for one in rows if one.lacks), "kept": listing.kept_but("on"),
    }  # fmt: skip
    return listing.download() or render(request, "drafts/pages/revenue.html", shown)


def _columns(where: "partial[str]") -> tuple[Column, ...]:
    natures = [(key, one.words) for key, one in table("revenue_forecast").columns["nature"].choices.items()]
    return (
        Column("科目", "name", link=where, note=lambda one: one.code, sorts="code"),
        Column("性质", lambda one: dict(natures).get(one.nature, ""), filters="nature", choices=natures, note=lambda one: _("一次性") if one.one_off else ""),
        Column("上年实际入库", "came", "figure", note=lambda one: _("%(months)s 个月") % {"months": one.months} if one.came is not None else ""),
        Column("预测基数", "base", "figure", sorts="base"),
        Column("预测增幅", "growth", "share", sorts="growth"),
        Column("预测数", "amount", "figure", sorts="amount"),
        Column("比上年实际", "against", "share", sorts="against"),
        Column("测算假设", lambda one: one.assumption or _("（没有说明）"), note=lambda one: one.stated_by),
        Column("请说明", _question),
    )  # fmt: skip


def _question(one: Forecast) -> str:
    told = []
    if one.lacks:
        told.append(_("没有写：%(parts)s") % {"parts": "、".join(said(_UNSAID[name]) for name in one.lacks)})
    if one.apart:
        told.append(_("预测数与基数乘增幅不符"))
    return "；".join(told)


def _feet(found: Sequence[Forecast]) -> list[tuple[str, Mapping[str, Any]]]:
    parts = [
        (_("其中：税收"), [one for one in found if one.nature == "tax"]),
        (_("其中：非税"), [one for one in found if one.nature == "non_tax"]),
        (_("其中：一次性"), [one for one in found if one.one_off]),
        (_("合计"), list(found)),
    ]
    return [
        (words, {"预测数": sum(one.amount for one in some), "预测基数": sum(one.base or 0 for one in some)})
        for words, some in parts
    ]


def _part(some: Sequence[Forecast], whole: Sequence[Forecast]) -> int | None:
    total = sum(one.amount for one in whole)
    return sum(one.amount for one in some) * 10_000 // total if total > 0 else None


def _chart(past: Sequence[Year]) -> Chart:
    series = [
        Series(words, [in_ten_thousand(getattr(one, name)) for one in past], role, bar=True)
        for words, name, role in (
            (_("年初预测"), "budget", "plan"),
            (_("实际入库"), "came", "actual"),
            (_("其中一次性"), "one_off", "peer"),
        )
    ]
    return Chart("years", _("历年年初预测与实际入库（万元）"), _("万元"), [str(one.year) for one in past], series)


def _spelled(one: Forecast) -> str:
    return searchable(one.name, one.code, one.stated_by)


def _place(deliveries: Mapping[str, int], one: Forecast) -> str:
    batch, sheet, row = one.place
    return line_address(deliveries[batch], sheet, row) if batch in deliveries else ""
