"""The ballots to be printed, all alike: no number, no mark of whose a sheet is (测评票)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots.cast_forms import ANSWERS
from guantong.apps.ballots.choosing import form_of
from guantong.apps.ballots.queries import boxes_seen_by, sheet_of
from guantong.apps.components.door import page
from guantong.domain.voting.methods import methods


@page(reads="ballots")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show as many sheets as there are members, or as are asked for."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    asked = request.GET.get("copies", "")
    copies = min(int(asked), 999) if asked.isdecimal() and len(asked) < 10 else box.members
    shown = {"box": box, "sheet": sheet_of(box), "copies": range(copies), "count": copies}
    if box.contest:
        method = methods()[box.contest["procedure"]["method"]]
        code = segno.make(form_of(box), error="m").svg_inline(scale=2, omitsize=True)
        shown |= {
            "candidates": box.contest["candidates"],
            "asks": ANSWERS.values() if method.per_item else (),
            "method": method,
            "most": box.contest["procedure"]["most"],
            "code": code,
            "form": form_of(box),
        }
    return render(request, "ballots/pages/sheets.html", shown)
