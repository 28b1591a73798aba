"""The ballots to be printed, all alike: no number, no mark of whose a sheet is (测评票)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots.queries import boxes_seen_by, sheet_of
from guantong.apps.components.door import page


@page(reads="ballots")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show as many sheets as there are members, or as are asked for."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    asked = request.GET.get("copies", "")
    copies = min(int(asked), 999) if asked.isdecimal() and len(asked) < 10 else box.members
    shown = {"box": box, "sheet": sheet_of(box), "copies": range(copies), "count": copies}
    return render(request, "ballots/pages/sheets.html", shown)
