"""Sheets of rectification: one goes out for a body, comes back filled in; what became of earlier ones (整改情况表)."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.findings import taking_down
from guantong.apps.findings.queries import matters_seen_by, sheets_seen_by
from guantong.apps.findings.rectification_file import OUT
from guantong.apps.findings.returned_forms import Returned
from guantong.apps.findings.returned_rows import STATE_SHAPES
from guantong.apps.findings.workflow import RETURNED_SHEET
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("责任单位", "body", sorts="body", link=lambda one: reverse("findings:returned_sheet", args=[one.pk]), note=lambda one: one.name),
    Column("状态", lambda one: RETURNED_SHEET.states[one.state], "badge", badge=lambda one: STATE_SHAPES[one.state], filters="state", choices=tuple(RETURNED_SHEET.states.items())),
    Column("填表人", "typed_by"),
    Column("签字人（姓名、职务）", "signed_by"),
    Column("签字日期", "signed_on", "day", sorts="signed_on"),
    Column("录入事项", lambda one: one.counts.get("matters"), "number"),
    Column("上传时间", "uploaded_at", "minute", sorts="uploaded_at"),
)  # fmt: skip


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List what came back; bring another; offer what goes out, body by body."""
    act = Act("bring_sheet", taking_down.bring, Returned)
    initial = {"level": "internal", "signed_on": request.today}
    acts = Acts(request, RETURNED_SHEET, (act,), NEW, "", initial=initial)
    if answer := acts.answer("/findings/sheets/{pk}/"):
        return answer
    rows = sheets_seen_by(request.standing).defer("rows")
    listing = Listing(request, _("整改情况表"), rows, COLUMNS, empty=_("还没有收回的整改情况表。"))
    out = (
        matters_seen_by(request.standing)
        .filter(state__in=OUT)
        .order_by("body")
        .values("path", "body")
        .annotate(count=Count("pk"))
    )
    shown = {"list": listing, "acts": acts, "out": list(out[:400])}
    return listing.download() or render(request, "findings/pages/returned_sheets.html", shown, status=acts.status)
