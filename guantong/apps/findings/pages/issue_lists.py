"""Lists of audit issues: bring one, see what became of earlier ones (审计问题导入)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.findings import list_operations as operations
from guantong.apps.findings.list_forms import Bringing
from guantong.apps.findings.queries import lists_seen_by
from guantong.apps.findings.workflow import ISSUE_LIST
from guantong.domain.workflow.table import NEW

SHAPES = {"read": "due", "mapped": "doing", "taken_in": "done", "set_aside": "todo"}
COLUMNS = (
    Column("报告", "report", sorts="report", link=lambda one: reverse("findings:issue_list", args=[one.pk]), note=lambda one: one.name),
    Column("状态", lambda one: ISSUE_LIST.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(ISSUE_LIST.states.items())),
    Column("年度", "year", "number", sorts="year"),
    Column("历史导入", lambda one: _("是") if one.history else ""),
    Column("新增", lambda one: one.counts.get("new"), "number"),
    Column("更新审计认定", lambda one: one.counts.get("update"), "number"),
    Column("上传人", "uploaded_by", "name"),
    Column("上传时间", "uploaded_at", "minute", sorts="uploaded_at"),
)  # fmt: skip


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the lists; bring another and go on to its columns."""
    act, initial = Act("bring_list", operations.bring, Bringing), {"year": request.today.year - 1, "level": "internal"}
    acts = Acts(request, ISSUE_LIST, (act,), NEW, "", initial=initial)
    if answer := acts.answer("/findings/lists/{pk}/"):
        return answer
    rows = lists_seen_by(request.standing).defer("content")
    listing = Listing(request, _("审计问题导入"), rows, COLUMNS, empty=_("还没有导入过清单。"))
    reports = list(rows.order_by("report").values_list("report", flat=True).distinct()[:50])
    shown = {"list": listing, "acts": acts, "reports": reports}
    return listing.download() or render(request, "findings/pages/issue_lists.html", shown, status=acts.status)
