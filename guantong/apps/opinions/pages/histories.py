"""Files of earlier opinions: bring one, see what became of the others (历年意见)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.opinions import history
from guantong.apps.opinions.queries import histories_seen_by
from guantong.apps.opinions.shapes import SHEET_SHAPES
from guantong.apps.opinions.sheet_forms import Brought
from guantong.apps.opinions.workflow import HISTORY
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("文件名", "name", link=page_of("opinions:history")),
    Column("状态", lambda one: HISTORY.states[one.state], "badge", badge=lambda one: SHEET_SHAPES[one.state], filters="state", choices=tuple(HISTORY.states.items())),
    Column("导入意见", lambda one: one.counts.get("opinions"), "number"),
    Column("上传时间", "uploaded_at", "minute", sorts="uploaded_at"),
)  # fmt: skip


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; bring another."""
    act = Act("bring_history", history.bring, Brought)
    acts = Acts(request, HISTORY, (act,), NEW, "", initial={"level": "internal"})
    if answer := acts.answer("/opinions/history/{pk}/"):
        return answer
    listing = Listing(
        request,
        _("历年意见"),
        histories_seen_by(request.standing).defer("rows"),
        COLUMNS,
        empty=_("还没有导入历年意见。"),
    )
    return listing.download() or render(
        request, "opinions/pages/histories.html", {"list": listing, "acts": acts}, status=acts.status
    )
