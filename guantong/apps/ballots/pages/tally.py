"""The sheets on which tellers count the ballots of a box, one for the count and one for the recount (唱票计票单)."""

from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots.cast_forms import ANSWERS
from guantong.apps.ballots.choosing import may_mark
from guantong.apps.ballots.models import Box
from guantong.apps.ballots.queries import boxes_seen_by
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.domain.voting.counts import NAMES
from guantong.domain.voting.marks import Grade
from guantong.domain.words import Words

STROKES = 5
"""正 has five strokes: a square holds five ballots."""


@page(reads="ballots")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show both sheets, with a square for every five members and some to spare."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    shown = {
        "box": box, "rows": [*rows_of(box), NAMES["invalid"]], "squares": range(ceil(box.members / STROKES) + 1),
        "blanks": [NAMES[name] for name in ("expected", "present", "issued", "returned", "valid", "invalid")], "recounts": (False, True),
    }  # fmt: skip
    return render(request, "ballots/pages/tally.html", shown)


def rows_of(box: Box) -> list[Words | str]:
    """Return what strokes are made for: each grade, or each candidate, with every answer where one is asked."""
    if not box.contest:
        return [grade.words for grade in Grade]
    asks = [said(words) for words in ANSWERS.values()] if "approve" in may_mark(box) else [""]
    return [f"{one['number']}. {one['title'][:12]} {ask}".strip() for one in box.contest["candidates"] for ask in asks]
