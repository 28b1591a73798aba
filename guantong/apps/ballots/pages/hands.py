"""The sheet on which a show of hands is counted, block by block of the hall, once and again (举手表决计票单)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.domain.words import Words

VOTES = (Words("赞成", "in favour"), Words("反对", "against"), Words("弃权", "abstained"))
_BLOCKS, _MOST = 4, 12


@page(reads="ballots")
def view(request: HttpRequest) -> HttpResponse:
    """Show a sheet with as many blocks of seats as are asked for; what is voted on is printed where it was typed."""
    asked = request.GET.get("blocks", "")
    blocks = min(max(int(asked), 1), _MOST) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else _BLOCKS
    title = request.GET.get("title", "").strip()[:160]
    shown = {"votes": VOTES, "blocks": range(1, blocks + 1), "count": blocks, "title": title, "recounts": (False, True)}
    return render(request, "ballots/pages/hands.html", shown)
