"""Sheets of answers: one goes out for a body, comes back filled in; what became of earlier ones (意见答复表)."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.opinions import taking_answers
from guantong.apps.opinions.answers_file import OUT
from guantong.apps.opinions.queries import opinions_seen_by, sheets_seen_by
from guantong.apps.opinions.shapes import SHEET_SHAPES
from guantong.apps.opinions.sheet_forms import Returned
from guantong.apps.opinions.workflow import RETURNED_ANSWERS
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("答复单位", "body", sorts="body", link=page_of("opinions:sheet"), note=lambda one: one.name),
    Column("状态", lambda one: RETURNED_ANSWERS.states[one.state], "badge", badge=lambda one: SHEET_SHAPES[one.state], filters="state", choices=tuple(RETURNED_ANSWERS.states.items())),
    Column("填表人", "typed_by"),
    Column("签字人（姓名、职务）", "signed_by"),
    Column("签字日期", "signed_on", "day", sorts="signed_on"),
    Column("录入意见", lambda one: one.counts.get("opinions"), "number"),
    Column("上传时间", "uploaded_at", "minute", sorts="uploaded_at"),
)  # fmt: skip


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List what came back; bring another; offer what goes out, body by body."""
    initial = {"level": "internal", "signed_on": request.today}
    acts = Acts(
        request, RETURNED_ANSWERS, (Act("bring_answers", taking_answers.bring, Returned),), NEW, "", initial=initial
    )
    if answer := acts.answer("/opinions/sheets/{pk}/"):
        return answer
    listing = Listing(
        request,
        _("意见答复表"),
        sheets_seen_by(request.standing).defer("rows"),
        COLUMNS,
        empty=_("还没有收回的意见答复表。"),
    )
    open_now = opinions_seen_by(request.standing).filter(state__in=OUT).exclude(path="").order_by("body")
    out = open_now.values("path", "body").annotate(count=Count("pk"))
    shown = {"list": listing, "acts": acts, "out": list(out[:400])}
    return listing.download() or render(request, "opinions/pages/sheets.html", shown, status=acts.status)
