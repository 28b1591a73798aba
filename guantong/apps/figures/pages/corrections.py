"""What people corrected in the machine's readings (更正读数)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.figures.asking_again import corrections_seen_by
from guantong.apps.figures.workflow import CORRECTION

SHAPES = {"in_force": "done", "let_go": "todo", "replaced": "todo", "withdrawn": "todo"}
COLUMNS = (
    Column("更正", "pk", "number", sorts="pk", link=lambda one: reverse("figures:correction", args=[one.pk])),
    Column("文件", "document", note=lambda one: one.table),
    Column("批次", "document__batch_id", "number", link=lambda one: reverse("figures:batch", args=[one.document.batch_id])),
    Column("页", "page", "number", sorts="page"),
    Column("行", "row", "number"),
    Column("名称", "item", note=lambda one: one.header.split("/")[-1]),
    Column("单位", "unit"),
    Column("机器读数", "printed", "number"),
    Column("更正为", "value", "number"),
    Column("原因", "reason"),
    Column(
        "状态", lambda one: CORRECTION.states[one.state], "badge", badge=lambda one: SHAPES[one.state],
        filters="state", choices=[(state, words) for state, words in CORRECTION.states.items()],
    ),
    Column("更正人", "made_by", sorts="made_by"),
    Column("更正时间", "made_at", "minute", sorts="made_at"),
)  # fmt: skip


@page(reads="figures", place=Place("数据与慧诊", 4, "更正读数"))
def view(request: HttpRequest) -> HttpResponse:
    """List the corrections."""
    rows = corrections_seen_by(request.standing)
    empty = _("还没有更正过读数。打开数据或证据的那一格，可以更正机器读错的数。")
    listing = Listing(request, _("更正读数"), rows, COLUMNS, search="search", sort="-pk", empty=empty)
    return listing.download() or render(request, "figures/pages/corrections.html", {"list": listing})
