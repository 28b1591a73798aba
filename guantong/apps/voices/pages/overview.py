"""Where needs pile up, which are copies, what they speak of: suggested by the machine, decided by people (热点与归类)."""

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.chart import Chart, Line
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.voices.grouping import group
from guantong.apps.voices.groups import copies_told, groups_told
from guantong.apps.voices.queries import HotSpot, hot_spots, latest_grouping
from guantong.apps.voices.workflow import NEED
from guantong.domain.workflow.table import NEW

_TOP = 12


def _growth(row: HotSpot) -> Any:
    if row.spot.few:
        return _("数少，不算增长")
    return _("上年数少，不算增长") if row.spot.growth is None else _percent(row.spot.growth)


def _different(row: HotSpot) -> Any:
    """Say what copies of one need make of the growth; nothing where there are none."""
    if not row.spot.copies and not row.spot.copies_before:
        return ""
    growth = row.spot.growth_of_different
    return _("同一诉求只算一件：%(growth)s") % {"growth": _("数少，不算增长") if growth is None else _percent(growth)}


def _percent(growth: Fraction) -> str:
    return f"{round(growth * 100):+d}%"


SPOTS = (
    Column("社区", "place"),
    Column("领域", "about"),
    Column("今年", lambda row: row.spot.count, "number"),
    Column("上年同期", lambda row: row.spot.before, "number"),
    Column("其中重复", lambda row: row.spot.copies or None, "number"),
    Column("增长", _growth, note=_different),
    Column(
        "按月",
        lambda row: " · ".join(
            _("%(month)s月 %(count)s") % {"month": at, "count": n} for at, n in enumerate(row.spot.months, 1) if n
        ),
    ),
)
GROUPS = (
    Column("归类", "name"),
    Column("件数", "count", "number"),
    Column("例子", lambda row: row.examples[0][1] if row.examples else "", link=lambda row: reverse("voices:need", args=[row.examples[0][0]]) if row.examples else ""),
)  # fmt: skip


@page(reads="voices", methods=("GET", "HEAD", "POST"), place=Place("荟声", 2, "热点与归类"))
def view(request: HttpRequest) -> HttpResponse:
    """Show spots, groups and copies; look anew, or show copies as one."""
    standing = request.standing
    path = standing.posts[0].path if standing.posts else ""
    found = hot_spots(standing, request.today)
    grouping = latest_grouping(standing)
    acts = Acts(request, NEED, (Act("group", group),), NEW, path)
    listing = Listing(request, _("热点"), found, SPOTS, empty=_("今年和上年都没有诉求。"))
    shown = {
        "acts": acts, "list": listing, "chart": _chart(found), "grouping": grouping, "copies": copies_told(grouping, standing),
        "groups": Listing(request, _("归类"), groups_told(grouping, standing), GROUPS, empty=_("还没有归类。")),
    }  # fmt: skip
    return (
        acts.answer("/jobs/{pk}/")
        or listing.download()
        or render(request, "voices/pages/overview.html", shown, status=acts.status)
    )


def _chart(found: list[HotSpot]) -> Chart | None:
    top = [one for one in found if not one.spot.few][:_TOP]
    if not top:
        return None
    labels = [f"{one.place} {said(one.about)}" for one in top]
    once = [one.spot.count - one.spot.copies for one in top]
    copied = any(one.spot.copies for one in top)
    series = [
        Line(_("今年"), [one.spot.count for one in top], bar=True),
        *([Line(_("今年，同一诉求只算一件"), once, role="plan", bar=True)] if copied else []),
        Line(_("上年同期"), [one.spot.before for one in top], role="peer", bar=True),
    ]
    return Chart("hot-spots", _("今年诉求最多的社区和领域，与上年同期并列"), _("件"), labels, series)
