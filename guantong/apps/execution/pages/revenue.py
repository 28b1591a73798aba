"""Revenue of the four budgets, each by itself: month by month beside its budget and the year before (收入执行)."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.chart import Chart
from guantong.apps.components.chart import Line as Series
from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.places import opened_of
from guantong.apps.execution.revenue_columns import feet, of_reports, of_subjects
from guantong.apps.execution.rows import Row
from guantong.apps.execution.telling import MONTH_HEADS
from guantong.apps.execution.voucher_columns import choices
from guantong.domain.fiscal.records.revenue_months import (
    FOUR_BUDGETS,
    NATURES,
    Months,
    Subject,
    cumulated,
    lines_of,
    subjects,
    together,
)

_TEN_THOUSAND, _HUNDRED_MILLION = 1_000_000, 10_000_000_000
_EMPTY = later("截至这一天，账册里没有这本预算的收入月报。由上级统筹的（如社会保险基金），本级可以没有这本账。")


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """List the subjects of one budget, or with `?subject=` the reports of one; `?view=months` gives every month."""
    asked, on = asked_of(request), request.GET.get("on", "")
    if asked is None:
        return render(request, "execution/pages/revenue.html", {"asked": None})
    of = request.GET.get("of") if request.GET.get("of") in FOUR_BUDGETS else FOUR_BUDGETS[0]
    told = asked.ledger.told(subjects, asked.day, of)
    whole = together(told)
    code, by_month = request.GET.get("subject"), request.GET.get("view") == "months"
    if code is not None:
        reports = [Row(row) for row in asked.ledger.asked(lines_of, asked.day, of, code)]
        deliveries = opened_of({row.batch for row in reports}, request.standing)
        rows, columns, below = Lines(reports, _spelled), of_reports(deliveries), None
    else:
        rows, columns, below = Lines(told, _spelled), of_subjects(on, of, by_month), partial(feet, by_month)
    listing = Listing(
        request, _("收入执行"), rows, columns, search="q", keeps=("on", "of", "view", "subject"), feet=below, empty=str(_EMPTY), hint=_("科目名称、编码"),
    )  # fmt: skip
    shown = {
        "asked": asked, "list": listing, "of": of, "on": on, "whole": whole, "by_month": by_month, "own": together(one for one in told if one.nature in NATURES[:2]),
        "tax": together(told, "tax"), "count": len(told), "budgets": [(key, said(words)) for key, words in choices("fund_kind", "revenue_month") if key in FOUR_BUDGETS],
        "chart": _chart(whole, asked.day.year, by_month), "subject": next((one for one in told if one.code == code), None) if code is not None else None,
        "kept": listing.kept_but("on"),
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/revenue.html", shown)


def _chart(whole: Subject, year: int, by_month: bool) -> Chart:
    most = max(whole.collected, whole.budget or 0)
    unit, fen = (_("亿元"), _HUNDRED_MILLION) if most >= _HUNDRED_MILLION else (_("万元"), _TEN_THOUSAND)

    def cells(months: Months) -> list[float | None]:
        return [None if one is None else round(one / fen, 2) for one in (months if by_month else cumulated(months))]

    series = [
        Series(_("%(year)s年") % {"year": of}, cells(months), role, bar=by_month)
        for of, months, role in ((year, whole.months, "actual"), (year - 1, whole.before, "peer"))
    ]
    if whole.budget and not by_month:
        series.append(Series(_("现行预算"), [round(whole.budget / fen, 2)] * len(MONTH_HEADS), "plan"))
    says = _("逐月入库与上年同月") if by_month else _("累计入库与全年预算、上年累计")
    return Chart("months", says, unit, [_(head) for head in MONTH_HEADS], series)


def _spelled(one: Any) -> str:
    return searchable(one.name or "", one.code)
