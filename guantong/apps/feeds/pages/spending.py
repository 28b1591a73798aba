"""What was paid beside what was budgeted; what was paid without a budget line stands first, in lines of its own (支出与预算)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.feeds.asked_year import asked_of
from guantong.apps.feeds.reconciliation import spending_in
from guantong.domain.words import Words

_IN, _OUT = Words("有预算行", "budgeted"), Words("没有预算行", "no budget line")
COLUMNS = (
    Column("单位编码", "unit_code"),
    Column("单位", "unit"),
    Column("项目编码", "project_code"),
    Column("功能科目", "function_code"),
    Column("预算", "budgeted", "figure"),
    Column("支付", "paid", "figure"),
    Column("支付占预算", "share", "number"),
    Column("预算行", lambda line: _IN if line.in_budget else _OUT, "badge", badge=lambda line: "done" if line.in_budget else "warn"),
)  # fmt: skip


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """List the lines of a year with their sums; `only` those without a budget line."""
    asked = asked_of(request)
    found = spending_in(asked.books, asked.year) if asked is not None and asked.year is not None else None
    only = request.GET.get("only") == "outside"
    lines = () if found is None else found.outside if only else found.lines
    empty = _("没有可以对应的支付和预算。") if found is None else _("没有这样的行。")
    listing = Listing(request, _("支出与预算"), lines, COLUMNS, empty=empty, keeps=("year", "on", "only"))
    shown = {"asked": asked, "list": listing, "found": found, "only": only}
    return listing.download() or render(request, "feeds/pages/spending.html", shown)
