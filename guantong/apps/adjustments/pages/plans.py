"""The adjustment plans of the years, and what was reported as none (预算调整方案列表)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.adjustments.acts import begins
from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.queries import counts_of, inside, plans_seen_by
from guantong.apps.adjustments.terms import words_of
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said

SHAPES = {
    "received": "due", "studying": "doing", "answered": "doing", "revised": "doing", "submitted": "doing", "approved": "done",
    "partly": "done", "rejected": "", "published": "done", "filed": "done", "reported": "", "withdrawn": "todo",
}  # fmt: skip


def _ground(plan: Plan) -> str:
    if plan.not_adjustment:
        return said(words_of("not_adjustments", plan.not_adjustment))
    return "；".join(said(words_of("triggers", name)) for name in plan.triggers)


def _days(plan: Plan) -> str:
    return " → ".join(str(count.days) for count in counts_of(plan))


COLUMNS = (
    Column("方案", "title", link=lambda plan: reverse("adjustments:plan", args=[plan.pk]), note=lambda plan: plan.called),
    Column("状态", lambda plan: PLAN.states[plan.state], "badge", badge=lambda plan: SHAPES[plan.state], filters="state", choices=tuple(PLAN.states.items())),
    Column("年度", "year", "number", sorts="year"),
    Column("法定情形", _ground),
    Column("收到日期", "received_on", "day", sorts="received_on"),
    Column("距会议（日）", _days, note=lambda plan: plan.session),
    Column("决定日期", "decided_on", "day", sorts="decided_on", note=lambda plan: plan.decision),
    Column("公开日期", "published_on", "day", sorts="published_on"),
)  # fmt: skip


@page(reads="published_adjustments", place=Place("年度", 6, "预算调整"))
def view(request: HttpRequest) -> HttpResponse:
    """List the plans one may read."""
    listing = Listing(
        request, _("预算调整方案"), plans_seen_by(request.standing), COLUMNS, search="search",
        empty=_("还没有登记预算调整方案。"),
    )  # fmt: skip
    shown = {"list": listing, "begins": begins(request.standing), "inside": inside(request.standing)}
    return listing.download() or render(request, "adjustments/pages/plans.html", shown)
