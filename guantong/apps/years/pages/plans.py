"""The annual supervision plans by year; call for the topics of the next (年度监督计划)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.years.planning import call
from guantong.apps.years.queries import plans_listed, years
from guantong.apps.years.topic_forms import Called
from guantong.apps.years.workflow import PLAN
from guantong.domain.workflow.table import NEW

SHAPES = {"calling": "doing", "adopted": "due", "published": "done"}
COLUMNS = (
    Column("年度", lambda row: row.year.words, link=lambda row: reverse("years:supervision", args=[row.pk]), sorts="year__year"),
    Column("状态", lambda row: PLAN.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state", choices=tuple(PLAN.states.items())),
    Column("事项", "listed", "number"),
    Column("征集截止", "until", "day"),
    Column("主任会议日期", "adopted_on", "day", note=lambda row: row.adopted_document),
    Column("公布日期", "published_on", "day", note=lambda row: row.published_where),
    Column("调整", lambda row: len(row.amendments) or None, "number"),
)  # fmt: skip


@page(reads="supervision_plans", methods=("GET", "HEAD", "POST"), place=Place("年度", 5, "年度监督计划"))
def view(request: HttpRequest) -> HttpResponse:
    """List the plans one may read; call for the topics of a year."""
    initial = {"year": years().filter(year=request.today.year + 1).first()}
    acts = Acts(request, PLAN, (Act("call", call, Called),), NEW, "", initial=initial)
    listing = Listing(
        request, _("年度监督计划"), plans_listed(request.standing), COLUMNS, sort="-year__year",
        empty=_("还没有公布的年度监督计划。"),
    )  # fmt: skip
    answer = listing.download() or acts.answer("/years/supervision/{pk}/")
    return answer or render(request, "years/pages/plans.html", {"list": listing, "acts": acts}, status=acts.status)
