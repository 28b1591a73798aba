"""Payments one by one: of a unit, of a project, of a special fund, or those without a budget line (支付明细)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Listing
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.funds import known
from guantong.apps.execution.queries import unit
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.voucher_columns import columns, feet
from guantong.apps.execution.vouchers import vouchers


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the payments of the year, of what the address names."""
    asked, sight, on = asked_of(request), sight_of(request.standing), request.GET.get("on", "")
    if asked is None:
        return render(request, "execution/pages/vouchers.html", {"asked": None})
    named = {f"{name}_code": request.GET.get(name) for name in ("unit", "project", "fund")}
    apart, head = request.GET.get("apart", ""), request.GET.get("class", "")
    lined = False if request.GET.get("lined") == "no" else None
    listing = Listing(
        request, _("支付明细"), vouchers(asked, sight, **named, apart=apart, head=head, lined=lined), columns(on, unit=named["unit_code"] is None), search="q",
        keeps=("on", "unit", "project", "fund", "apart", "class", "lined"), feet=feet, sort="-paid_on", hint=_("凭证号、收款人、用途"),
        empty=_("截至这一天没有支付。"),
    )  # fmt: skip
    whose = unit(asked, sight, named["unit_code"]) if named["unit_code"] else None
    fund = (
        next((one for one in known(asked, sight).funds if one.code == named["fund_code"]), None)
        if named["fund_code"]
        else None
    )
    shown = {
        "asked": asked, "list": listing, "whose": whose, "fund": fund, "apart": apart if fund else "", "head": head, "lined": lined, "on": on,
        "kept": listing.kept_but("on"),
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/vouchers.html", shown)
