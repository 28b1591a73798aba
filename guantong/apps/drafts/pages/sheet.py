"""The basis sheet of one project of a draft: each item's document, quantity times price, standard, amount; sums checked (测算依据)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said, yuan
from guantong.apps.drafts.queries import PARTS, STATES, drafted, line, signals_about, versions_of
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.places import line_address, opened_of
from guantong.apps.execution.sight import sight_of
from guantong.domain.fiscal.records.basis_sheet import Item
from guantong.domain.fiscal.records.printing import measured
from guantong.domain.fiscal.records.table import table


@page(reads="execution")
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the sheet of that project, of `?unit=` where several units ask for it, in each unit's newest draft or in `?version=`."""
    asked, standing = asked_of(request), request.standing
    version = request.GET.get("version", "")
    if asked is None or (version and version not in versions_of(asked)):
        raise Http404
    found = line(asked, sight_of(standing), standing, code, request.GET.get("unit", ""), version)
    if found is None:
        raise Http404
    one = found.sheet
    deliveries = opened_of({item.place[0] for item in one.items}, standing)
    listing = Listing(
        request, _("测算依据"), one.items, _columns(partial(_place, deliveries)), keeps=("on", "unit", "version"), feet=_feet,
        empty=_("这个项目没有报来测算依据：请单位补充依据文件、数量、单价和适用标准。"),
    )  # fmt: skip
    shown = {
        "asked": asked, "line": found, "sheet": one, "year": drafted(asked), "list": listing, "code": code,
        "version": said(table("budget_line").columns["version"].choices[one.version].words),
        "states": [said(STATES[name]) for name in one.states], "signals": signals_about(standing, drafted(asked), one.unit_code, code),
        "tail": urlencode({name: request.GET[name] for name in ("on", "version") if request.GET.get(name)}),
    }  # fmt: skip
    return listing.download() or render(request, "drafts/pages/sheet.html", shown)


def _columns(where: "partial[str]") -> tuple[Column, ...]:
    return (
        Column("测算事项", "name", link=where),
        Column("依据文件", lambda one: one.document or _("（没有写）")),
        Column("数量", _quantity, "code"),
        Column("单价", "unit_price", "yuan"),
        Column("数量×单价", "product", "yuan"),
        Column("测算金额", "amount", "yuan"),
        Column("支出标准", _standard, note=_standard_note),
        Column("请说明", _question),
    )


def _quantity(one: Item) -> str:
    return "" if one.quantity is None else f"{measured(one.quantity)} {one.measure}".strip()


def _standard(one: Item) -> str:
    if one.standard is None:
        return (
            _("%(code)s（没有登记或不在执行期）") % {"code": one.standard_code}
            if one.standard_code
            else _("（没有写）")
        )
    return f"{one.standard.name} {yuan(one.standard.amount)}{_('元')}/{one.standard.measure}"


def _standard_note(one: Item) -> str:
    return one.standard.document if one.standard else ""


def _question(one: Item) -> str:
    told = []
    if one.above:
        told.append(_("单价比标准高%(sum)s元") % {"sum": yuan(one.above)})
    if one.standard and one.unit_price is not None and not one.comparable:
        told.append(_("计量单位与标准不同，没有比较"))
    if one.apart:
        told.append(_("数量乘单价与金额相差%(sum)s元") % {"sum": yuan(abs(one.apart))})
    if one.lacks:
        told.append(_("没有写：%(parts)s") % {"parts": "、".join(said(PARTS[name]) for name in one.lacks)})
    return "；".join(told)


def _feet(found: Sequence[Item]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(_("合计"), {"测算金额": sum(one.amount for one in found)})]


def _place(deliveries: Mapping[str, int], one: Item) -> str:
    batch, sheet, row = one.place
    return line_address(deliveries[batch], sheet, row) if batch in deliveries else ""
