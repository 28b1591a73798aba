"""The rehearsals of one's area, apart from every vote of the law (演算)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.rehearsals.models import KINDS
from guantong.apps.rehearsals.queries import rehearsals_seen_by
from guantong.apps.rehearsals.workflow import REHEARSAL
from guantong.domain.workflow.table import NEW

SHAPES = {"draft": "due", "computed": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("演算事项", "title", link=lambda row: reverse("rehearsals:rehearsal", args=[row.pk]), note=lambda row: row.body),
    Column("种类", lambda row: KINDS[row.kind], filters="kind", choices=tuple(KINDS.items())),
    Column("准备时间", "prepared_at", "minute", sorts="prepared_at"),
    Column(
        "状态", lambda row: REHEARSAL.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(REHEARSAL.states.items()),
    ),
)  # fmt: skip


@page(reads="rehearsals", place=Place("荟声", 9, "微实事演算"))
def view(request: HttpRequest) -> HttpResponse:
    """List them."""
    rows, empty = rehearsals_seen_by(request.standing), _("还没有演算。")
    listing = Listing(request, _("微实事演算"), rows, COLUMNS, search="search", empty=empty)
    shown = {
        "list": listing,
        "prepares": any(
            REHEARSAL.why_not("prepare", request.standing, NEW, post.path) is None for post in request.standing.posts
        ),
    }
    return listing.download() or render(request, "rehearsals/pages/rehearsals.html", shown)
