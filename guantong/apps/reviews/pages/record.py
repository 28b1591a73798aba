"""One's own record: where one was asked to come, came, asked, was answered (履职记录). Nobody else's, and no score."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews.queries import own_record
from guantong.apps.reviews.workflow import COMES, PARTICIPANT
from guantong.domain.roles import Standing

COLUMNS = (
    Column("审查活动", lambda one: one.review.title, link=lambda one: reverse("reviews:review", args=[one.review.pk])),
    Column("日期", lambda one: one.review.begins_on, "day"),
    Column("身份", lambda one: one.part.words),
    Column("签到", lambda one: PARTICIPANT.states[one.state]),
    Column("提问", "asked", "number"),
    Column("已答复", "answered", "number"),
)


def _comes(standing: Standing) -> bool:
    return bool(standing.roles & set(COMES))


@page(reads="reviews", place=Place("审查", 9, "我的履职记录", shown_to=_comes))
def view(request: HttpRequest) -> HttpResponse:
    """List one's own record, as a page and as a workbook."""
    listing = Listing(
        request, _("我的履职记录"), own_record(request.standing), COLUMNS, empty=_("还没有参加过审查活动。")
    )
    return listing.download() or render(request, "reviews/pages/record.html", {"list": listing})
