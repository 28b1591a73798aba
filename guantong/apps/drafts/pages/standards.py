"""The register of expenditure standards: what one of a thing may cost, for whom, from when to when, by which document (支出标准)."""

from collections.abc import Mapping
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.execution.days import Asked, asked_of
from guantong.apps.execution.places import line_address, opened_of
from guantong.domain.fiscal.records.basis_sheet import Standard, standards
from guantong.domain.words import Words

STATES = {
    "in_force": Words("执行中", "in force"),
    "not_begun": Words("尚未执行", "not begun"),
    "ended": Words("已废止", "ended"),
}


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the standards with their state on the day."""
    asked = asked_of(request)
    brings = request.standing.reads("feeds")
    if asked is None:
        return render(request, "drafts/pages/standards.html", {"asked": None, "brings": brings})
    rows = asked.ledger.told(standards)
    deliveries = opened_of({one.place[0] for one in rows}, request.standing)
    listing = Listing(
        request, _("支出标准"), Lines(rows, _spelled, partial(_value, asked)), _columns(asked, partial(_place, deliveries)), search="q", keeps=("on",),
        empty=_("还没有登记支出标准。没有登记标准，“单价高于标准”就没有条件判断，不等于都在标准之内。"), hint=_("名称、文号、编码"),
    )  # fmt: skip
    shown = {"asked": asked, "list": listing, "count": len(rows), "brings": brings, "kept": listing.kept_but("on")}
    return listing.download() or render(request, "drafts/pages/standards.html", shown)


def _columns(asked: Asked, where: "partial[str]") -> tuple[Column, ...]:
    return (
        Column("标准", "name", link=where, note=lambda one: one.code, sorts="code"),
        Column("金额", "amount", "yuan", sorts="amount"),
        Column("计量单位", "measure"),
        Column("适用范围", lambda one: one.scope or _("（没有写）")),
        Column("依据文件", lambda one: one.document or _("（没有写）")),
        Column("执行日期", "from_on", "day", sorts="from_on"),
        Column("废止日期", "until_on", "day"),
        Column("状态", lambda one: STATES[one.state(asked.day)], filters="state", choices=list(STATES.items())),
    )


def _value(asked: Asked, one: Standard, name: str) -> object:
    return one.state(asked.day) if name == "state" else getattr(one, name)


def _spelled(one: Standard) -> str:
    return searchable(one.name, one.document, one.code, one.scope)


def _place(deliveries: Mapping[str, int], one: Standard) -> str:
    batch, sheet, row = one.place
    return line_address(deliveries[batch], sheet, row) if batch in deliveries else ""
