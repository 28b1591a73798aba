"""What was proposed to be used again, how far each proposal is, and their sums (可统筹资金建议)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.reusing import offers_seen_by, sums_of
from guantong.apps.execution.telling import NO_PROJECT
from guantong.apps.execution.workflow import OFFER

SHAPES = {"proposed": "due", "sent": "doing", "answered": "doing", "reallocated": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("建议", "pk", "number", sorts="pk", link=lambda row: reverse("execution:offer", args=[row.pk])),
    Column("单位", "unit", sorts="unit", note=lambda row: row.project or NO_PROJECT),
    Column("状态", lambda row: OFFER.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state", choices=tuple(OFFER.states.items())),
    Column("年度", "year", "number", sorts="year"),
    Column("截至", "day", "day"),
    Column("建议统筹", "amount", "yuan", sorts="amount"),
    Column("财政同意", "agreed", "yuan", sorts="agreed"),
    Column("实际统筹", "moved", "yuan", sorts="moved", note=lambda row: row.document),
)  # fmt: skip


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the proposals."""
    offers = offers_seen_by(request.standing)
    listing = Listing(
        request,
        _("可统筹资金建议"),
        offers,
        COLUMNS,
        search="search",
        sort="-pk",
        empty=_("还没有提出建议。"),
        feet=_feet,
    )
    return listing.download() or render(
        request, "execution/pages/offers.html", {"list": listing, "sums": sums_of(offers)}
    )


def _feet(found: object) -> list[tuple[str, dict[str, int]]]:
    told = sums_of(found)  # type: ignore[arg-type]
    return [(_("合计（不含已撤回）"), {"建议统筹": told.proposed, "财政同意": told.agreed, "实际统筹": told.moved})]
