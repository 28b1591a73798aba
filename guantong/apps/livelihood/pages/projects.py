"""The livelihood projects of earlier years: who led each, what was promised, what was reported (民生实事)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.livelihood.models import Project
from guantong.apps.livelihood.queries import projects_seen_by
from guantong.apps.livelihood.terms import AS_PRINTED, states
from guantong.apps.livelihood.workflow import LIST
from guantong.domain.words import Words

SHAPES = {
    "completed": "done",
    "under_way": "",
    "carried_over": "doing",
    "adjusted": "",
    "stopped": "todo",
    AS_PRINTED: "todo",
}
"""Nothing of history is red: what was not finished then is no finding now."""
_HISTORY = Words("历史导入", "history")
_UNSAID = Words("清单没有写状态", "the list names no state")


def as_printed(one: Project) -> Words | str:
    """Return the printed word where it is not the state's own, and that there was none."""
    if not one.said:
        return _UNSAID
    return "" if one.said == states()[one.state].zh else one.said


def _stands(one: Project) -> str:
    return f"{one.of.name} · {one.place['sheet']} · {_('第 %(row)s 行') % {'row': one.place['row']}}"


@page(reads="livelihood")
def view(request: HttpRequest) -> HttpResponse:
    """List the projects."""
    rows = projects_seen_by(request.standing)
    years = [(str(year), str(year)) for year in rows.order_by("-year").values_list("year", flat=True).distinct()]
    columns = (
        Column("项目", "name", sorts="name", note=lambda one: one.target),
        Column("年度", "year", "number", sorts="year", filters="year", choices=years, note=lambda _one: _HISTORY),
        Column("序号", "number", "number", sorts="number"),
        Column("牵头单位", "unit", sorts="unit"),
        Column(
            "状态", lambda one: states()[one.state], "badge", badge=lambda one: SHAPES.get(one.state, ""), filters="state",
            choices=tuple(states().items()), note=as_printed,
        ),
        Column("完成情况", "result"),
        Column("计划资金", "amount", "yuan", sorts="amount"),
        Column("出处", _stands, link=lambda one: reverse("livelihood:list", args=[one.of_id])),
    )  # fmt: skip
    listing = Listing(
        request, _("民生实事"), rows, columns, search="search", sort="-year", empty=_("还没有导入历年的民生实事。")
    )
    shown = {"list": listing, "keeps": LIST.begun_by("take_in_list", request.standing)}
    return listing.download() or render(request, "livelihood/pages/projects.html", shown)
