"""How the approved budget was changed: adjustments 调整 that the committee decided, and apart from them reallocations 调剂 within it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.execution.changes import Changes, changes_in
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.rows import Row
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.voucher_columns import choice, choices

_EMPTY = {"adjustment": later("截至这一天没有预算调整。"), "reallocation": later("截至这一天没有预算调剂。")}


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the adjustments, or with `?of=reallocation` the reallocations, of the year."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "execution/pages/changes.html", {"asked": None})
    of = "reallocation" if request.GET.get("of") == "reallocation" else "adjustment"
    told = {name: changes_in(asked, sight_of(request.standing), name, request.standing) for name in _EMPTY}
    listing = Listing(
        request, _("预算调剂") if of == "reallocation" else _("预算调整"), Lines(told[of].rows, _spelled), _columns(told[of], of),
        search="q", keeps=("on", "of"), feet=_feet, empty=_EMPTY[of],
    )  # fmt: skip
    shown = {
        "asked": asked,
        "list": listing,
        "of": of,
        "told": told,
        "on": request.GET.get("on", ""),
        "kept": listing.kept_but("on"),
    }
    return listing.download() or render(request, "execution/pages/changes.html", shown)


def _columns(told: Changes, of: str) -> tuple[Column, ...]:
    number = Column("文号", lambda row: row.document_no or _("（无文号）"), "code", link=partial(Changes.where, told))
    if of == "adjustment":
        return (
            number, Column("批准日期", "on", "day", sorts="on"),
            Column("单位", lambda row: row.unit or _("（全区）"), note=lambda row: row.project),
            Column("资金性质", choice("fund_kind", of), filters="fund_kind", choices=choices("fund_kind", of)), Column("功能科目", "function_code"),
            Column("法定情形", choice("trigger", of), filters="trigger", choices=choices("trigger", of)),
            Column("批准机关", "decided_by"), Column("金额", "amount", "yuan", sorts="amount"),
        )  # fmt: skip
    return (
        number, Column("批复日期", "on", "day", sorts="on"), Column("单位", "unit"),
        Column("调出", lambda row: row.from_name or row.from_function, note=lambda row: row.from_function if row.from_name else ""),
        Column("调入", lambda row: row.to_name or row.to_function, note=lambda row: row.to_function if row.to_name else ""),
        Column("调剂理由", "reason"), Column("批复单位", "approved_by"), Column("金额", "amount", "yuan", sorts="amount"),
    )  # fmt: skip


def _spelled(row: Row) -> str:
    names = (
        row.unit,
        row.document_no,
        getattr(row, "project", ""),
        getattr(row, "from_name", ""),
        getattr(row, "to_name", ""),
    )
    return searchable(*(name or "" for name in names))


def _feet(found: Sequence[Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(_("合计"), {"金额": sum(row.amount for row in found)})]
