"""The livelihood items of running years: how far each is, its money linked or not, who claimed it, what is objected to (民生实事)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.livelihood.from_vote import votes_waiting
from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.queries import items_seen_by, public_years, year_told
from guantong.apps.livelihood.shapes import ITEM_SHAPES
from guantong.apps.livelihood.workflow import ITEM
from guantong.domain.words import Words

_LINKED, _NOT_LINKED = Words("已关联", "linked"), Words("未关联", "not linked")
_REPORTED, _NOT_REPORTED = (
    Words("已登记 {count} 个季度", "{count} quarters reported"),
    Words("未登记", "not registered"),
)

_LEFT = ("listed", "under_way", "said_done")
"""Of these somebody decides at the end of the year: go on, carry over, stop."""


def _quarters(one: Any) -> Words:
    return _REPORTED.filled(count=one.quarters) if one.quarters else _NOT_REPORTED


@page(reads="livelihood", place=Place("年度", 7, "民生实事"))
def view(request: HttpRequest) -> HttpResponse:
    """List the items."""
    rows = items_seen_by(request.standing)
    years = [
        (str(year), str(year)) for year in Item.objects.order_by("-year").values_list("year", flat=True).distinct()
    ]
    columns = (
        Column("项目", "name", sorts="name", link=page_of("livelihood:item"), note=lambda one: one.unit),
        Column("年度", "year", "number", sorts="year", filters="year", choices=years),
        Column("编号", "number", "number", sorts="number"),
        Column(
            "状态", lambda one: ITEM.states[one.state], "badge", badge=lambda one: ITEM_SHAPES[one.state], filters="state",
            choices=tuple(ITEM.states.items()),
        ),
        Column("完成时限", "complete_by", "day", sorts="complete_by"),
        Column("当年资金", "amount", "yuan"),
        Column("预算", lambda one: _LINKED if one.linked else _NOT_LINKED),
        Column("季度进度", _quarters),
        Column("认领", lambda one: "、".join(str(claim.group) for claim in one.claimed)),
        Column("异议待办", lambda one: one.objected or None, "number"),
    )  # fmt: skip
    listing = Listing(request, _("民生实事"), rows, columns, search="search", empty=_("还没有当年的民生实事项目。"))
    year, counts = year_told(request.standing) or (None, {})
    keeps = ITEM.begun_by("take_over", request.standing)
    shown = {
        "year": year, "told": [(words, counts[name]) for name, words in ITEM.states.items() if name in counts],
        "left": sum(counts.get(name, 0) for name in _LEFT), "list": listing, "keeps": keeps, "votes": votes_waiting(request.standing) if keeps else [], "public": bool(public_years()),
    }  # fmt: skip
    return listing.download() or render(request, "livelihood/pages/items.html", shown)
