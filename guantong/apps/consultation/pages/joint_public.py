"""The joint list for residents: without signing in, out of what was frozen and published, nothing of any draft (居民看到的共同清单)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import public
from guantong.apps.consultation.board_queries import published_list
from guantong.apps.consultation.joint_rows import bytes_of, lines_listed, shown_of, suggestions_listed


@public()
def view(request: HttpRequest, year: int) -> HttpResponse:
    """Show the lines, and on asking what became of every suggestion."""
    row = published_list(year)
    if row is None:
        raise Http404
    part = "suggestions" if request.GET.get("part") == "suggestions" else ""
    listing = suggestions_listed(request, row) if part else lines_listed(request, row)
    shown = {**shown_of(row), "list": listing, "part": part}
    return listing.download() or render(request, "consultation/pages/joint_public.html", shown)


@public()
def bytes_view(_request: HttpRequest, year: int) -> HttpResponse:
    """Give the bytes of it, for whoever checks the hash."""
    row = published_list(year)
    if row is None:
        raise Http404
    return bytes_of(row)
