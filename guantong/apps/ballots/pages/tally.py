"""The sheets on which tellers count the ballots of a box, one for the count and one for the recount (唱票计票单)."""

from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots.queries import boxes_seen_by
from guantong.apps.components.door import page
from guantong.domain.voting.counts import NAMES
from guantong.domain.voting.marks import Grade

STROKES = 5
"""正 has five strokes: a square holds five ballots."""


@page(reads="ballots")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show both sheets, with a square for every five members and some to spare."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    shown = {
        "box": box, "rows": [*(grade.words for grade in Grade), NAMES["invalid"]], "squares": range(ceil(box.members / STROKES) + 1),
        "blanks": [NAMES[name] for name in ("expected", "present", "issued", "returned", "valid", "invalid")], "recounts": (False, True),
    }  # fmt: skip
    return render(request, "ballots/pages/tally.html", shown)
