"""The performance of projects: targets, readings, evaluation, what came of it; entering one (项目绩效)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import project_work
from guantong.apps.evaluations.models.projects import APPLIED
from guantong.apps.evaluations.project_forms import SettingUp
from guantong.apps.evaluations.project_queries import performances_seen_by
from guantong.apps.evaluations.workflow import PERFORMANCE, PERFORMANCE_FILE
from guantong.domain.workflow.table import NEW

SHAPES = {"set": "due", "approved": "doing", "self_evaluated": "doing", "evaluated": "doing", "applied": "done"}
COLUMNS = (
    Column("项目", "project", link=lambda row: reverse("evaluations:project", args=[row.pk]), note=lambda row: row.unit),
    Column("年度", "year", sorts="year"),
    Column(
        "状态", lambda row: PERFORMANCE.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(PERFORMANCE.states.items()),
    ),
    Column("评价主体", "evaluator"),
    Column("评价结论（原文）", "grade"),
    Column("结果应用", lambda row: APPLIED.get(row.applied, ""), filters="applied", choices=tuple(APPLIED.items())),
    Column("下年申报", "next_ask", "figure", sorts="next_ask"),
)  # fmt: skip


@page(reads="evaluations", methods=("GET", "HEAD", "POST"), place=Place("数据与慧诊", 60, "绩效评价"))
def view(request: HttpRequest) -> HttpResponse:
    """List the projects; enter one."""
    acts = Acts(
        request,
        PERFORMANCE,
        (Act("set_up", project_work.set_up, SettingUp),),
        NEW,
        PERFORMANCE.desk("set_up", request.standing),
        initial={"year": request.today.year},
    )
    answer = acts.answer("/evaluations/projects/{pk}/")
    rows, empty = performances_seen_by(request.standing), _("还没有登记项目绩效。")
    listing = Listing(request, _("项目绩效"), rows, COLUMNS, search="search", empty=empty)
    shown = {
        "list": listing,
        "acts": acts,
        "chooses": request.standing.reads("nominations"),
        "fills": PERFORMANCE_FILE.begun_by("bring_performance", request.standing),
    }
    return answer or listing.download() or render(request, "evaluations/pages/projects.html", shown, status=acts.status)
