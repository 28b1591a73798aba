"""The assessments of the standing committee: what was assessed, what came of it (满意度测评)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.findings.assessment_queries import assessments_seen_by
from guantong.apps.findings.assessment_workflow import ASSESSMENT
from guantong.apps.findings.words import REPORTS

SHAPES = {
    "proposed": "todo", "voting": "doing", "satisfied": "done", "not_satisfied": "warn", "undecided": "due",
    "followed": "done", "withdrawn": "todo",
}  # fmt: skip
COLUMNS = (
    Column("测评事项", "title", link=lambda one: reverse("findings:assessment", args=[one.pk]), note=lambda one: one.body),
    Column("状态", lambda one: ASSESSMENT.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(ASSESSMENT.states.items())),
    Column("结果", "outcome"),
    Column("测评对象", lambda one: REPORTS[one.report], filters="report", choices=tuple(REPORTS.items())),
    Column("次数", "round", "number"),
    Column("会议", "session"),
    Column("会议日期", "held_on", "day", sorts="held_on"),
)  # fmt: skip


@page(reads="findings", place=Place("汇办", 6, "满意度测评"))
def view(request: HttpRequest) -> HttpResponse:
    """List the assessments."""
    rows, empty = assessments_seen_by(request.standing), _("还没有满意度测评。")
    listing = Listing(request, _("满意度测评"), rows, COLUMNS, search="search", empty=empty)
    shown = {
        "list": listing, "may": ASSESSMENT.begun_by("propose", request.standing),
        "rules": request.standing.reads("ballot_rules"),
    }  # fmt: skip
    return listing.download() or render(request, "findings/pages/assessments.html", shown)
