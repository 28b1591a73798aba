"""The surveys: drafted, open, closed, published (问卷)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.surveys.queries import surveys_seen_by
from guantong.apps.surveys.workflow import SURVEY

SHAPES = {"draft": "due", "checked": "due", "open": "doing", "closed": "doing", "released": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("问卷", "title", link=lambda one: reverse("surveys:survey", args=[one.pk]), note=lambda one: one.body),
    Column("调查对象", "population"),
    Column("题数", lambda one: len(one.asked), "number"),
    Column(
        "状态", lambda one: SURVEY.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state",
        choices=tuple(SURVEY.states.items()),
    ),
    Column("开始日期", "opened_on", "day", sorts="opened_on"),
    Column("截止日期", "closed_on", "day", sorts="closed_on"),
)  # fmt: skip


@page(reads="surveys", place=Place("荟声", 5, "问卷"))
def view(request: HttpRequest) -> HttpResponse:
    """List the surveys."""
    rows = surveys_seen_by(request.standing)
    listing = Listing(request, _("问卷"), rows, COLUMNS, search="search", empty=_("还没有问卷。"))
    shown = {"list": listing, "drafts": any(SURVEY.why_not("draft", request.standing, "", post.path) is None for post in request.standing.posts)}  # fmt: skip
    return listing.download() or render(request, "surveys/pages/surveys.html", shown)
