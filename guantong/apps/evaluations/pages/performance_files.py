"""Sheets of performance: bring one, see what became of the others (绩效填报表)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.evaluations import performance_taking
from guantong.apps.evaluations.project_forms import Bringing
from guantong.apps.evaluations.project_queries import performance_files_seen_by
from guantong.apps.evaluations.workflow import PERFORMANCE_FILE
from guantong.apps.execution.sight import home_of
from guantong.apps.opinions.shapes import SHEET_SHAPES
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("文件名", "name", link=page_of("evaluations:performance_file"), note=lambda one: _("历史导入") if one.history else ""),
    Column(
        "状态", lambda one: PERFORMANCE_FILE.states[one.state], "badge", badge=lambda one: SHEET_SHAPES[one.state], filters="state",
        choices=tuple(PERFORMANCE_FILE.states.items()),
    ),
    Column("导入项目", lambda one: one.counts.get("projects"), "number"),
    Column("导入行数", lambda one: one.counts.get("rows"), "number"),
    Column("上传时间", "uploaded_at", "minute", sorts="uploaded_at"),
)  # fmt: skip


@page(reads="evaluations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; bring another."""
    desk = home_of(request.standing, "")
    act = Act("bring_performance", performance_taking.bring, Bringing)
    acts = Acts(request, PERFORMANCE_FILE, (act,), NEW, desk, initial={"level": "internal"})
    if answer := acts.answer("/evaluations/projects/files/{pk}/"):
        return answer
    rows, empty = performance_files_seen_by(request.standing).defer("rows"), _("还没有导入绩效填报表。")
    listing = Listing(request, _("绩效填报表"), rows, COLUMNS, empty=empty)
    shown = {"list": listing, "acts": acts}
    return listing.download() or render(request, "evaluations/pages/performance_files.html", shown, status=acts.status)
