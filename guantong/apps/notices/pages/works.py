"""All due work: mine, my organisation's, what I asked for, what has ended (待办列表)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.notices.models import DueWork
from guantong.apps.notices.queries import (
    line,
    open_work_asked_by,
    open_work_of,
    open_work_seen_by,
    work_seen_by,
)  # fmt: skip
from guantong.domain.roles import Role
from guantong.domain.words import Words

SETS = {
    "mine": (Words("我的", "mine"), open_work_of),
    "ours": (Words("本机构", "my organisation"), open_work_seen_by),
    "asked": (Words("等对方", "waits for others"), open_work_asked_by),
    "ended": (Words("已办结", "ended"), lambda standing: work_seen_by(standing).exclude(state="open").order_by("-ended_at", "-pk")),
}  # fmt: skip


def _whose(work: DueWork) -> Words | str:
    return work.person or (Role(work.role).words if work.role else "")


@page(reads="notices", place=Place("", 2, "待办"))
def view(request: HttpRequest) -> HttpResponse:
    """List one of the sets."""
    whose = request.GET.get("whose", "mine")
    whose = whose if whose in SETS else "mine"
    lines = {}

    def shown(work: DueWork):  # type: ignore[no-untyped-def]
        return lines.setdefault(work.pk, line(work, request.standing, request.today))

    columns = (
        Column("事项", "title", link=lambda work: work.where),
        Column("状态", lambda work: shown(work).says, "badge", badge=lambda work: shown(work).shape),
        Column("期限", "due_on", "day", sorts="due_on"),
        Column(
            "办理人",
            _whose,
            note=lambda work: _("代 %(absent)s") % {"absent": shown(work).behalf} if shown(work).behalf else "",
        ),
        Column("对方", "waits_for", sorts="waits_for"),
        Column("已提醒", "reminded_on", "day", sorts="reminded_on"),
        Column("提醒与转交", lambda _work: _("打开"), link=lambda work: reverse("notices:work", args=[work.pk])),
    )
    listing = Listing(
        request, _("待办"), SETS[whose][1](request.standing), columns, search="search", empty=_("没有事项。")
    )
    tabs = [(name, words, name == whose) for name, (words, _rows) in SETS.items()]
    return listing.download() or render(request, "notices/pages/works.html", {"list": listing, "tabs": tabs})
