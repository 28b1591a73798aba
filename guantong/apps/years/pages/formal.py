"""The formal year: plan and investment plan, budget, execution, accounts, audit, rectification, state assets, debt (正式年度)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import law, said
from guantong.apps.years.formal import Line, formal_year_of
from guantong.apps.years.queries import years
from guantong.domain.words import Words

STATES = {
    "registered": (Words("已登记", "registered"), "done"), "part": (Words("部分登记", "partly registered"), "doing"),
    "late": (Words("确认逾期", "confirmed late"), "late"), "planned": (Words("未登记", "not registered"), "todo"),
    "unplanned": (Words("未列入", "not planned"), "todo"),
}  # fmt: skip


def _basis(line: Line) -> str:
    return law(line.due.clock.basis) if line.due.clock else law(line.kind.basis) if line.kind.basis else ""


def _where(line: Line) -> str:
    return reverse("years:step", args=[line.latest.pk]) if line.latest else ""


COLUMNS = (
    Column("内容", lambda line: line.part.words),
    Column("环节", lambda line: line.kind.stage.words),
    Column("步骤", lambda line: line.kind.words, link=_where, note=_basis),
    Column("谁做", lambda line: line.actor),
    Column("法定期限", lambda line: line.due.on, "day", note=lambda line: "" if line.due.on else said(line.due.why)),
    Column("发生日期", "happened_on", "day"),
    Column("状态", lambda line: STATES[line.state][0], "badge", badge=lambda line: STATES[line.state][1]),
)


@page(reads="years", place=Place("年度", 7, "正式年度"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the year asked for, else this one."""
    known = {str(year.year): year for year in years()}
    typed = request.GET.get("year", "")
    if typed and typed not in known:
        raise Http404
    year = known.get(typed) or known.get(str(request.today.year)) or next(iter(known.values()), None)
    if year is None:
        return render(request, "years/pages/formal.html", {"year": None})
    rows = formal_year_of(year, request.standing)
    listing = Listing(request, f"{said(year.words)} · {_('正式年度')}", rows, COLUMNS, keeps=("year",))
    shown = {"year": year, "known": known.values(), "list": listing}
    return listing.download() or render(request, "years/pages/formal.html", shown)
