"""The government's list: what it means to arrange next year, where, for how much, from which file and row (政府拟安排清单)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation.models import PlanLine
from guantong.apps.consultation.queries import plan_lines_seen_by
from guantong.apps.consultation.shapes import LINE_SHAPES
from guantong.apps.consultation.workflow import LINE_STATES, PLAN
from guantong.apps.voices.words import fields


def stands_at(one: PlanLine) -> str:
    """Return file, sheet and row of a line as it is read."""
    return f"{one.of.name} · {one.at.get('sheet', '')} · {_('第 %(row)s 行') % {'row': one.at.get('row', '')}}"


@page(reads="government_lists", place=Place("荟声", 6, "政府拟安排清单"))
def view(request: HttpRequest) -> HttpResponse:
    """List the lines."""
    rows = plan_lines_seen_by(request.standing)
    years = [
        (str(year), str(year)) for year in rows.order_by("-call__year").values_list("call__year", flat=True).distinct()
    ]
    bodies = list(rows.exclude(place=None).order_by("place__path").values_list("place__path", "place__name").distinct())
    columns = (
        Column("编号", "code", "code", sorts="number"),
        Column("项目", "title", note=lambda one: one.content),
        Column("牵头单位", "unit", sorts="unit"),
        Column("地点", lambda one: one.place.name if one.place else "", filters="place__path", choices=bodies, note=lambda one: one.where),
        Column("领域", "about", filters="field", choices=tuple(fields().items())),
        Column("金额", "amount", "figure", sorts="amount"),
        Column("资金来源", "money_source"),
        Column("年度", "call__year", "number", sorts="call__year", filters="call__year", choices=years, rare=True),
        Column("状态", lambda one: LINE_STATES[one.state], "badge", badge=lambda one: LINE_SHAPES[one.state], filters="state", choices=tuple(LINE_STATES.items())),
        Column("出处", stands_at, link=lambda one: reverse("consultation:plan_file", args=[one.of_id])),
    )  # fmt: skip
    listing = Listing(
        request,
        _("政府拟安排清单"),
        rows,
        columns,
        search="search",
        sort="number",
        empty=_("还没有导入政府拟安排清单。"),
    )
    shown = {"list": listing, "brings": PLAN.begun_by("bring_plan", request.standing)}
    return listing.download() or render(request, "consultation/pages/plans.html", shown)
