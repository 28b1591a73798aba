"""My opinions: what I raised, how far it is, what was answered; on a phone first, never a draft of the budget (我的意见)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.opinions.queries import own_opinions
from guantong.apps.opinions.shapes import OUTCOME_SHAPES, SHAPES
from guantong.apps.opinions.wording import OUTCOMES
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_GENERAL = Words("一般意见", "general opinion")
COLUMNS = (
    Column("意见", lambda one: one.text[:60], link=page_of("opinions:my_opinion"), note=lambda one: one.about or _GENERAL),
    Column("状态", lambda one: OPINION.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(OPINION.states.items())),
    Column("答复", lambda one: OUTCOMES.get(one.outcome, ""), "badge", badge=lambda one: OUTCOME_SHAPES.get(one.outcome, "")),
    Column("年度", "year", "number", sorts="year"),
    Column("提出日期", "raised_on", "day", sorts="raised_on"),
)  # fmt: skip


def _raises_own(standing: Standing) -> bool:
    return standing.reads("own_opinions")


@page(reads="own_opinions", place=Place("", 30, "我的意见", shown_to=_raises_own))
def view(request: HttpRequest) -> HttpResponse:
    """List them."""
    rows = own_opinions(request.standing)
    listing = Listing(request, _("我的意见"), rows, COLUMNS, search="search", sort="-pk", empty=_("您还没有提出意见。"))
    return listing.download() or render(request, "opinions/pages/mine.html", {"list": listing})
