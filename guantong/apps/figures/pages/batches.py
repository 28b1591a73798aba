"""The files that were brought, and how far each is (数据批次)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.figures.bringing import brings
from guantong.apps.figures.queries import batches_seen_by, with_who
from guantong.apps.figures.workflow import BATCH
from guantong.apps.files.models import level_choices

SHAPES = {
    "received": "doing", "read": "due", "unreadable": "warn", "published": "done", "superseded": "", "taken_down": "", "discarded": "",
}  # fmt: skip
COLUMNS = (
    Column("批次", "pk", "number", sorts="pk"),
    Column("文件名", "name", sorts="name", link=lambda batch: reverse("figures:batch", args=[batch.pk])),
    Column("机构", "organisation", sorts="organisation"),
    Column("级别", "file__get_level_display", filters="file__level", choices=level_choices()),
    Column(
        "状态", lambda batch: BATCH.states[batch.state], "badge", badge=lambda batch: SHAPES[batch.state] or "todo",
        filters="state", choices=[(state, words) for state, words in BATCH.states.items()],
    ),
    Column("上传人", "who", sorts="who"),
    Column("上传时间", "brought_at", "minute", sorts="brought_at"),
)  # fmt: skip


@page(reads="published", place=Place("数据与慧诊", 1, "数据批次"))
def view(request: HttpRequest) -> HttpResponse:
    """List the batches."""
    rows = with_who(batches_seen_by(request.standing))
    empty = _("还没有上传过文件。")
    listing = Listing(request, _("数据批次"), rows, COLUMNS, search="search", sort="-pk", empty=empty)
    shown = {"list": listing, "may": brings(request.standing), "corrects": request.standing.reads("figures")}
    return listing.download() or render(request, "figures/pages/batches.html", shown)
