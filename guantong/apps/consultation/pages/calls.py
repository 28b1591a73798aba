"""The yearly calls: how long, how much money, how many suggestions; a new one is opened here (年度征集)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.consultation import calling
from guantong.apps.consultation.forms import Opened
from guantong.apps.consultation.queries import calls_listed
from guantong.apps.consultation.shapes import CALL_SHAPES
from guantong.apps.consultation.workflow import CALL
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("年度", "year", "code", sorts="year", link=page_of("consultation:call")),
    Column("状态", lambda row: CALL.states[row.state], "badge", badge=lambda row: CALL_SHAPES[row.state], filters="state", choices=tuple(CALL.states.items())),
    Column("征集开始", "opens_on", "day", sorts="opens_on"),
    Column("征集截止", "closes_on", "day", sorts="closes_on"),
    Column("项目建议", "suggested", "number"),
    Column("政府拟安排", "planned", "number"),
    Column("资金上限", "ceiling", "figure", sorts="ceiling", note=lambda row: row.ceiling_source),
)  # fmt: skip


@page(reads="suggestions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; open one."""
    initial = {"year": request.today.year + 1, "opens_on": request.today}
    acts = Acts(request, CALL, (Act("open_call", calling.open_call, Opened),), NEW, "", initial=initial)
    if answer := acts.answer("/consultation/calls/{pk}/"):
        return answer
    listing = Listing(request, _("年度征集"), calls_listed(request.standing), COLUMNS, empty=_("还没有启动年度征集。"))
    shown = {"list": listing, "acts": acts, "opens": CALL.begun_by("open_call", request.standing)}
    return listing.download() or render(request, "consultation/pages/calls.html", shown, status=acts.status)
