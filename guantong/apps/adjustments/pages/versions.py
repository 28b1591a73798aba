"""Two versions of a plan held against each other, item by item, with the remark each change came after (各版对比)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.adjustments.comparing import Changed
from guantong.apps.adjustments.item_rows import FUNDS, SIDES
from guantong.apps.adjustments.queries import changed_between, inside, plans_seen_by, seen_of
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing


def _columns(remarks: list[Any]) -> tuple[Column, ...]:
    def after(one: Changed) -> str:
        found = [remark for remark in remarks if remark.line and remark.about(one.key)]
        return "；".join(f"{remark.number}. {remark.words}" for remark in found) or _("没有针对这一项的意见")

    return (
        Column("单位", lambda one: one.one.unit, note=lambda one: one.one.project or one.one.function),
        Column("预算", lambda one: FUNDS.get(one.one.fund_kind), note=lambda one: SIDES.get(one.one.side)),
        Column("前一版增减", lambda one: one.earlier and one.earlier.change, "yuan", note=lambda one: "" if one.earlier else _("没有这一项")),
        Column("后一版增减", lambda one: one.later and one.later.change, "yuan", note=lambda one: "" if one.later else _("没有这一项")),
        Column("相差", "by", "yuan"),
        Column("后一版理由", lambda one: one.later.reason if one.later else ""),
        Column("此前的意见", after),
    )  # fmt: skip


@page(reads="published_adjustments")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare two versions, by default the first and the latest."""
    plan = plans_seen_by(request.standing).filter(pk=pk).first()
    if plan is None:
        raise Http404
    editions = list(plan.editions.defer("content"))
    known = {str(one.number): one.number for one in editions}
    earlier = known.get(request.GET.get("earlier", ""), editions[0].number)
    later = known.get(request.GET.get("later", ""), editions[-1].number)
    rows = [one for one in changed_between(plan, earlier, later) if seen_of([one.one], request.standing)]
    remarks = list(plan.remarks.filter(edition__lt=later)) if inside(request.standing) else []
    listing = Listing(
        request, _("各版对比"), rows, _columns(remarks), keeps=("earlier", "later"), empty=_("两版没有不同。"),
        feet=lambda found: [(_("合计"), {"相差": sum(one.by for one in found if one.one.side == "expense")})],
    )  # fmt: skip
    shown = {"plan": plan, "list": listing, "editions": editions, "earlier": earlier, "later": later}
    return listing.download() or render(request, "adjustments/pages/versions.html", shown)
