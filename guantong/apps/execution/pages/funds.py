"""Special funds of the year: the term of their rules, what was given and paid of each, what was paid outside scope or term (专项资金)."""

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
from guantong.apps.execution.funds import STATES, FundYear, funds_of, paid_once
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import address


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the funds."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "execution/pages/funds.html", {"asked": None})
    lines = funds_of(asked, sight_of(request.standing))
    listing = Listing(
        request, _("专项资金"), Lines(lines, _spelled), _columns(request.GET.get("on", "")), search="q", keeps=("on",), feet=_feet,
        empty=_("截至这一天，账册里没有您可以看到的专项资金。"), hint=_("名称、编码、文号"),
    )  # fmt: skip
    shown = {
        "asked": asked, "list": listing, "count": len(lines), "granted": sum(line.granted for line in lines), "paid": paid_once(lines),
        "outside": sum(line.outside or 0 for line in lines), "late": sum(line.late or 0 for line in lines),
        "kept": listing.kept_but("on"),
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/funds.html", shown)


def _columns(on: str) -> tuple[Column, ...]:
    return (
        Column("专项资金", "fund__name", link=partial(_address, on=on), note=lambda line: line.fund.document, sorts="code"),
        Column("到期日期", "fund__until_on", "day"),
        Column(
            "有效期", lambda line: STATES[line.state], filters="state", choices=list(STATES.items()),
            note=lambda line: _("到期后仍有支付") if line.late else "",
        ),
        Column("年度预算", "budget", "figure", sorts="budget"),
        Column("受益人", "recipients", "number", sorts="recipients", note=_overlap),
        Column("分配金额", "granted", "figure", sorts="granted"),
        Column("已支付", "paid", "yuan", sorts="paid"),
        Column("其中范围外", "outside", "yuan", sorts="outside"),
        Column("其中到期后", "late", "yuan", sorts="late"),
    )  # fmt: skip


def _address(line: FundYear, on: str) -> str:
    return address("execution:fund", line.code, on)


def _overlap(line: FundYear) -> str:
    return _("%(count)s 个同年另有专项") % {"count": line.others} if line.others else ""


def _spelled(line: FundYear) -> str:
    return searchable(line.fund.name, line.fund.document, line.code)


def _feet(found: Sequence[Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(_("合计"), {"分配金额": sum(line.granted for line in found), "已支付": paid_once(found)})]
