"""All papers: drafts, on their way, out, withdrawn (公文列表)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.papers.queries import inside, papers_seen_by
from guantong.apps.papers.workflow import PAPER
from guantong.domain.papers.kinds import kinds

SHAPES = {
    "draft": "todo", "checked": "doing", "signed": "doing", "exported": "due", "issued": "doing", "delivered": "done",
    "withdrawn": "warn", "discarded": "todo",
}  # fmt: skip
COLUMNS = (
    Column("标题", "title", link=lambda paper: reverse("papers:paper", args=[paper.pk]), note=lambda paper: paper.addressee),
    Column("文种", lambda paper: paper.what.words, filters="kind", choices=tuple((name, kind.words) for name, kind in kinds().items())),
    Column("状态", lambda paper: PAPER.states[paper.state], "badge", badge=lambda paper: SHAPES[paper.state], filters="state", choices=tuple(PAPER.states.items())),
    Column("文号", "number"),
    Column("成文日期", "issued_on", "day", sorts="issued_on"),
    Column("发文机关", "issuer"),
)  # fmt: skip
ABOUT = Column("有关事项", "about_name", link=lambda paper: paper.about_where)


@page(reads="papers", place=Place("公文", 1, "公文"))
def view(request: HttpRequest) -> HttpResponse:
    """List the papers."""
    columns = (*COLUMNS, ABOUT) if inside(request.standing) else COLUMNS
    rows, empty = papers_seen_by(request.standing), _("没有公文。")
    listing = Listing(request, _("公文"), rows, columns, search="search", empty=empty)
    shown = {"list": listing, "drafts": PAPER.begun_by("draft", request.standing)}
    return listing.download() or render(request, "papers/pages/papers.html", shown)
