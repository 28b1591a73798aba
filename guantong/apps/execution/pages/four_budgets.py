"""The four budgets of the year: whether each balances, what one gives another, and every item with the line it was read in (四本预算)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.budgets import BalanceItem, Budgets, Line, budgets_of
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.voucher_columns import choice, choices
from guantong.domain.fiscal.records.four_budgets import BUDGETS

_OF = "balance"


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """Show the four side by side, and their items as a list."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "execution/pages/four_budgets.html", {"asked": None})
    told, on = budgets_of(asked, request.standing), request.GET.get("on", "")
    by_item = request.GET.get("of") == "items"
    listing = _items(request, told) if by_item else _four(request, told, on)
    shown = {
        "asked": asked, "told": told, "list": listing, "by_item": by_item, "on": on, "kept": listing.kept_but("on"),
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/four_budgets.html", shown)


def _four(request: HttpRequest, told: Budgets, on: str) -> Listing:
    def address(line: Line) -> str:
        return "?" + urlencode({"of": "items", "fund_kind": line.name, **({"on": on} if on else {})})

    columns = (
        Column("预算", "words", link=address), Column("收入总计", "income", "yuan"), Column("支出总计", "outlay", "yuan"),
        Column("差额", "difference", "yuan"), Column("其中调入", "received", "yuan"), Column("其中调出", "given", "yuan"),
        Column("说明", "says"),
    )  # fmt: skip
    return Listing(request, _("四本预算收支平衡"), told.lines, columns, keeps=("on",))


def _items(request: HttpRequest, told: Budgets) -> Listing:
    return Listing(
        request, _("四本预算收支项目"), Lines(told.items, lambda item: item.item), _columns(told), search="q", keeps=("on", "of"), feet=_feet,
        empty=_("账册里没有这一年的收支平衡表。"),
    )  # fmt: skip


def _columns(told: Budgets) -> tuple[Column, ...]:
    four = [(key, words) for key, words in choices("fund_kind", _OF) if key in BUDGETS]
    return (
        Column("预算", choice("fund_kind", _OF), filters="fund_kind", choices=four),
        Column("收支方", choice("side", _OF), filters="side", choices=choices("side", _OF)),
        Column("项目", "item", link=partial(Budgets.where, told)),
        Column("项目性质", choice("kind", _OF), filters="kind", choices=choices("kind", _OF)),
        Column("金额", "amount", "yuan", sorts="amount"),
    )


def _feet(found: Sequence[BalanceItem]) -> list[tuple[str, Mapping[str, Any]]]:
    """Both sides of what is found; they are never added."""
    return [
        (words, {"金额": sum(one.amount for one in found if one.side == side)})
        for side, words in (("income", _("收入方合计")), ("outlay", _("支出方合计")))
        if any(one.side == side for one in found)
    ]
