"""Every line of the plans' latest versions, with filters; a unit reads its own (调整项目)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.adjustments.columns import LINES, feet
from guantong.apps.adjustments.models import PUBLIC, Plan
from guantong.apps.adjustments.queries import inside, items_seen_by
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing


@page(reads="published_adjustments")
def view(request: HttpRequest) -> HttpResponse:
    """List the lines; `?debt=True` those paid by debt."""
    rows = items_seen_by(request.standing)
    years = rows.order_by().values_list("edition__plan__year", flat=True).distinct()
    columns = (
        Column(
            "方案", lambda item: item.edition.plan.called,
            link=lambda item: reverse("adjustments:plan", args=[item.edition.plan_id]) if _opens(request, item.edition.plan) else "",
        ),
        Column("年度", "edition__plan__year", "number", filters="edition__plan__year", choices=[(str(y), str(y)) for y in sorted(set(years), reverse=True)]),
        Column("状态", lambda item: PLAN.states[item.edition.plan.state], filters="edition__plan__state", choices=tuple(PLAN.states.items())),
        *LINES[1:],
    )  # fmt: skip
    listing = Listing(
        request, _("调整项目"), rows, columns, search="search", feet=feet, empty=_("没有您可以看的调整项目。")
    )
    return listing.download() or render(request, "adjustments/pages/items.html", {"list": listing})


def _opens(request: HttpRequest, plan: Plan) -> bool:
    return inside(request.standing) or plan.state in PUBLIC  # type: ignore[attr-defined]
