"""The desk (工作台): due today, waits for me, waits for others, just answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.notices.queries import desk_of


@page(reads="notices", place=Place("", 1, "工作台"))
def view(request: HttpRequest) -> HttpResponse:
    """Show what waits; one query call however many lists."""
    desk = desk_of(request.standing, request.now, request.today)
    lists = [
        (_("今天到期"), desk.due, "due", _("今天没有到期的事项。")),
        (_("等我处理"), desk.mine, "doing", _("没有等您处理的事项。")),
        (_("等对方"), desk.others, "todo", _("没有等对方办理的事项。")),
        (_("刚刚答复"), desk.answered, "done", _("24 小时内没有新的答复。")),
    ]
    return render(request, "notices/pages/desk.html", {"lists": lists, "desk": desk})
