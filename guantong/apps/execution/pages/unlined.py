"""What was paid without a budget line, by unit and project, beside what was paid under one: together the ledger (没有对应预算的支出)."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.queries import Line, projects, totals
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import NO_UNIT, called, spelled, unit_address


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the lines that no budget line, quota, carry-over or reallocation holds."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "execution/pages/unlined.html", {"asked": None})
    lines, on = projects(asked, sight_of(request.standing)), request.GET.get("on", "")
    columns = (
        Column("单位", lambda line: line.unit or NO_UNIT, link=partial(unit_address, on=on), sorts="unit_code"),
        Column("项目", called, note=lambda line: line.code),
        Column("笔数", "progress__payments", "number"),
        Column("没有对应预算的支出", "unlined", "yuan", sorts="unlined", link=partial(_payments, on=on)),
    )
    outside = [line for line in lines if line.unlined]
    listing = Listing(
        request, _("没有对应预算的支出"), Lines(outside, spelled), columns, search="q", keeps=("on",), sort="-unlined", feet=_feet,
        empty=_("截至这一天，所有支付都有对应的预算、指标、结转或调剂。"),
    )  # fmt: skip
    shown = {"asked": asked, "list": listing, "told": totals(lines)}
    return listing.download() or render(request, "execution/pages/unlined.html", shown)


def _payments(line: Line, on: str) -> str:
    asked = {"unit": line.unit_code, "project": line.code, "lined": "no", **({"on": on} if on else {})}
    return f"{reverse('execution:vouchers')}?{urlencode(asked)}"


def _feet(found: object) -> list[tuple[str, dict[str, int]]]:
    return [(_("合计"), {"没有对应预算的支出": totals(found).unlined})]  # type: ignore[arg-type]
