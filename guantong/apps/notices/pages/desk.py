"""The desk (工作台): what this role sees first, what waits for whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.actors.exceptions import used
from guantong.apps.components.door import Place, page
from guantong.apps.notices.desks import desk_of
from guantong.apps.notices.queries import count_of


@page(reads="notices", place=Place("", 1, "工作台", waits=count_of))
def view(request: HttpRequest) -> HttpResponse:
    """Show what waits; one query call however many lists."""
    desk = desk_of(request.standing, request.now, request.today)
    request.waits = desk.count("due") + desk.count("mine")  # what the navigation would count once more
    waiting = {name: desk.count(name) for name in ("due", "mine", "others", "owed")}
    month = request.now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    shown = {
        "desk": desk, **waiting, "others": waiting["others"] + waiting["owed"],
        "exceptions": used(request.standing, month).count() if request.standing.areas("people") else 0,
    }  # fmt: skip
    return render(request, "notices/pages/desk.html", shown)
