"""The rounds of looking back (回头看专项)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.findings.rounds import counted, rounds_seen_by
from guantong.apps.findings.workflow import ROUND, TAKES_PART
from guantong.domain.roles import Standing

SHAPES = {"prepared": "todo", "frozen": "due", "drawn": "doing", "ended": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("回头看专项", "title", link=lambda one: reverse("findings:round", args=[one.pk])),
    Column("状态", lambda one: ROUND.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(ROUND.states.items())),
    Column("事项所属年度", "year", "number", sorts="year"),
    Column("抽取", "drawn", "number"),
    Column("已走访", "seen", "number"),
    Column("反弹或部分反弹", "bad", "number"),
    Column("抽取时间", "drawn_at", "day", sorts="drawn_at"),
    Column("结束", "ended_on", "day", sorts="ended_on"),
)  # fmt: skip


def _comes_in(standing: Standing) -> bool:
    return standing.reads("findings") or bool(standing.roles & set(TAKES_PART))


@page(reads="rounds", place=Place("汇办", 2, "回头看专项", shown_to=_comes_in))
def view(request: HttpRequest) -> HttpResponse:
    """List the rounds."""
    rows = counted(rounds_seen_by(request.standing))
    listing = Listing(request, _("回头看专项"), rows, COLUMNS, search="search", empty=_("还没有回头看专项。"))
    shown = {"list": listing, "may": ROUND.begun_by("prepare", request.standing)}
    return listing.download() or render(request, "findings/pages/rounds.html", shown)
