"""One special fund: its rules and term, its years, who was given how much for what result and what else, its payments a click away."""

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.chart import Chart, Line
from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import ten_thousand
from guantong.apps.execution.curves import in_ten_thousand
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.funds import STATES, FundYear, Given, class_names, given_of, known, years_of
from guantong.apps.execution.marks import marks_about
from guantong.apps.execution.places import line_address, opened_of
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import address


@page(reads="execution")
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the fund of that code, with the recipients of the year of the day."""
    asked, on = asked_of(request), request.GET.get("on", "")
    all_ = known(asked, sight_of(request.standing)) if asked else None
    fund = next((one for one in all_.funds if one.code == code), None) if all_ else None
    if asked is None or all_ is None or fund is None:
        raise Http404
    years, now = years_of(all_, fund), all_.year(fund, asked.day.year)
    given = given_of(now)
    deliveries = opened_of([fund.place[0], *(one.grant.place[0] for one in given)], request.standing)
    where = partial(_where, deliveries)
    names = {one.code: one.name for one in all_.funds}
    listing = Listing(
        request, _("受益人"), Lines(given, _spelled, _value), _columns(on, where, names), search="q", keeps=("on",), empty=_("这一年没有受益人名单。"),
        feet=lambda found: [(_("合计"), {"资助金额": sum(one.grant.amount for one in found)})],
    )  # fmt: skip
    shown = {
        "asked": asked, "fund": fund, "now": now, "years": years, "list": listing, "on": on, "chart": _chart(years), "state": STATES[now.state],
        "classes": class_names(fund), "source": where(fund.place), "kept": listing.kept_but("on"),
        "marks": marks_about(request.standing, asked.day.year, fund_code=code),
        "links": {apart: _payments(code, on, apart) for apart in ("", "outside", "late")},
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/fund.html", shown)


def _columns(on: str, where: "partial[str]", names: dict[str, str]) -> tuple[Column, ...]:
    def others(one: Given) -> str:
        return "；".join(f"{names.get(g.fund_code, g.fund_code)} {ten_thousand(g.amount)}" for g in one.others)

    return (
        Column("受益人", "grant__recipient", link=lambda one: where(one.grant.place), sorts="recipient"),
        Column("项目", "grant__project", link=lambda one: address("execution:project", one.grant.project_code, on)),
        Column("资助金额", "grant__amount", "yuan", sorts="amount"), Column("其项目已付给本人", "paid", "yuan", sorts="paid"),
        Column("绩效结果", lambda one: one.grant.result or _("（没有填报）")),
        Column("同年另得的专项资金（万元）", others),
    )  # fmt: skip


def _where(deliveries: dict[str, int], place: tuple[str, str, int]) -> str:
    batch, sheet, row = place
    return line_address(deliveries[batch], sheet, row) if batch in deliveries else ""


def _payments(code: str, on: str, apart: str) -> str:
    asked = {"fund": code, "apart": apart, "on": on}
    return f"{reverse('execution:vouchers')}?{urlencode({name: value for name, value in asked.items() if value})}"


def _spelled(one: Given) -> str:
    return searchable(one.grant.recipient, one.grant.project, one.grant.project_code)


def _value(one: Given, name: str) -> object:
    return one.paid if name == "paid" else getattr(one.grant, name)


def _chart(years: list[FundYear]) -> Chart:
    told = years[::-1]
    series = [
        Line(words, [in_ten_thousand(getattr(year, name)) for year in told], role, bar=True)
        for words, name, role in (
            (_("项目预算"), "planned", "plan"),
            (_("分配金额"), "granted", "peer"),
            (_("已支付"), "paid", "actual"),
        )
    ]
    return Chart("years", _("历年项目预算、分配与支付（万元）"), _("万元"), [str(year.year) for year in told], series)
