"""The reviews of every kind (审查活动一览)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews.models.activities import kind_choices
from guantong.apps.reviews.organising import organiser_for
from guantong.apps.reviews.queries import counted, kind_of, reviews_seen_by
from guantong.apps.reviews.workflow import COMES, REVIEW
from guantong.domain.workflow.table import NEW

SHAPES = {
    "planned": "todo", "invited": "due", "held": "doing", "concluded": "hint", "followed_up": "hint", "closed": "done", "cancelled": "",
}  # fmt: skip
COLUMNS = (
    Column("审查活动", "title", link=lambda one: reverse("reviews:review", args=[one.pk]), note=lambda one: one.organiser),
    Column("种类", lambda one: kind_of(one).words, filters="kind", choices=tuple(kind_choices())),
    Column("环节", lambda one: kind_of(one).stage.words),
    Column("状态", lambda one: REVIEW.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(REVIEW.states.items())),
    Column("日期", "begins_on", "day", sorts="begins_on"),
    Column("地点", "place"),
    Column("被审单位", "unit_count", "number", sorts="unit_count"),
    Column("监督计划项目", lambda one: one.plan_item.title if one.plan_item else _("临时安排")),
)  # fmt: skip


@page(reads="reviews", place=Place("审查", 1, "审查活动"))
def view(request: HttpRequest) -> HttpResponse:
    """List the reviews."""
    rows = counted(reviews_seen_by(request.standing))
    listing = Listing(request, _("审查活动"), rows, COLUMNS, search="search", empty=_("还没有审查活动。"))
    may = REVIEW.why_not("plan_review", request.standing, NEW, organiser_for(request.standing)) is None
    shown = {"list": listing, "may": may, "comes": bool(request.standing.roles & set(COMES))}
    return listing.download() or render(request, "reviews/pages/reviews.html", shown)
