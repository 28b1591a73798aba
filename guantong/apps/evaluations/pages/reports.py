"""The register of evaluations: who evaluated what, and what changed after; receiving a report (评价报告)."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import report_work
from guantong.apps.evaluations.models.reports import REPORT_KINDS
from guantong.apps.evaluations.project_forms import Received
from guantong.apps.evaluations.project_queries import reports_seen_by
from guantong.apps.evaluations.workflow import REPORT
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column(
        "对象", lambda row: row.project or row.unit, link=lambda row: reverse("evaluations:report", args=[row.pk]),
        note=lambda row: row.unit if row.project else "",
    ),
    Column("年度", "year", sorts="year"),
    Column("类别", lambda row: REPORT_KINDS[row.kind], filters="kind", choices=tuple(REPORT_KINDS.items())),
    Column("评价机构", "body"),
    Column("结论（原文）", "grade"),
    Column("问题", "found", "number", sorts="found"),
    Column("已有去向", "used", "number"),
    Column("转为意见", "opinions", "number"),
    Column("转为目标", "targets", "number"),
    Column("后续变化", "changed", "number", sorts="changed"),
    Column("报告日期", "issued_on", "day", sorts="issued_on"),
)  # fmt: skip


@page(reads="evaluations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the reports; receive one."""
    acts = Acts(
        request,
        REPORT,
        (Act("receive", report_work.receive, Received),),
        NEW,
        "",
        initial={"year": request.today.year - 1},
    )
    answer = acts.answer("/evaluations/reports/{pk}/")
    rows = reports_seen_by(request.standing).filter(state="received").annotate(
        found=Count("findings", distinct=True), used=Count("findings", filter=~Q(findings__use=""), distinct=True),
        changed=Count("changes", distinct=True), opinions=Count("findings", filter=Q(findings__use="opinion"), distinct=True),
        targets=Count("findings", filter=Q(findings__use="target"), distinct=True),
    ).order_by("-year", "-pk")  # fmt: skip
    listing = Listing(request, _("评价报告"), rows, COLUMNS, search="search", empty=_("还没有登记评价报告。"))
    shown = {"list": listing, "acts": acts}
    return answer or listing.download() or render(request, "evaluations/pages/reports.html", shown, status=acts.status)
