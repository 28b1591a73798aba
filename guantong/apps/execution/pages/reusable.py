"""Money that is not payable this year by the units' own plans, beside what was proposed, agreed and really moved (可统筹资金建议表)."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.pages.offers import SHAPES
from guantong.apps.execution.reusing import Standings, list_on, offers_seen_by, seen_lines, sums_of
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.telling import NO_PROJECT, address
from guantong.apps.execution.workflow import OFFER
from guantong.domain.words import Words

_ASK = Words("查看、提出", "see, propose")


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List what the books tell."""
    asked, standing = asked_of(request), request.standing
    if asked is None:
        return render(request, "execution/pages/reusable.html", {"asked": None})
    lines, offers = (
        seen_lines(asked, sight_of(standing), standing),
        offers_seen_by(standing).filter(year=asked.day.year),
    )
    on = request.GET.get("on", "")
    listing = Listing(
        request, _("可统筹资金测算"), Lines(lines, _spelled), _columns(on), search="q", keeps=("on",), feet=_computed,
        empty=_("按各单位自己的用款计划，没有年内用不完的资金；没有计划的不作推断。"),
    )  # fmt: skip
    whole = list_on(asked)
    shown = {
        "asked": asked, "list": listing, "on": on, "sums": sums_of(offers),
        "computed": sum(one.left for one in lines), "unplanned": len(whole.unplanned) if standing.areas("execution") == ("",) else None,
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/reusable.html", shown)


def _columns(on: str) -> tuple[Column, ...]:
    def where(one: Standings) -> str:
        if one.offer is not None:
            return reverse("execution:offer", args=[one.offer.pk])
        asked = {"unit": one.line.unit_code, "project": one.line.project_code, **({"on": on} if on else {})}
        return f"{reverse('execution:propose')}?{urlencode(asked)}"

    def of(one: Standings) -> str:
        line = one.line
        return address("execution:project", line.project_code, on) or address("execution:unit", line.unit_code, on)

    return (
        Column("单位", "line__unit", link=of, note=lambda one: one.line.project or NO_PROJECT),
        Column("可支出", "line__allowed", "yuan"),
        Column("已支付", "line__paid", "yuan"),
        Column("计划年内再支付", "line__planned", "yuan"),
        Column("年内用不完", "left", "yuan", sorts="left"),
        Column("建议", lambda one: OFFER.states[one.offer.state] if one.offer else _ASK, link=where, badge=lambda one: SHAPES[one.offer.state] if one.offer else ""),
    )  # fmt: skip


def _spelled(one: Standings) -> str:
    return searchable(one.line.unit, one.line.project, one.line.project_code)


def _computed(found: object) -> list[tuple[str, dict[str, int]]]:
    return [(_("合计"), {"年内用不完": sum(one.left for one in found)})]  # type: ignore[attr-defined]
