"""Blank score sheets to be printed: all alike where the scoring is secret, one for each name on the roll where it is by name (空白评分表)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.evaluations.models.scoring import NAMED
from guantong.apps.evaluations.queries import kept_out, seat_of, sheets_seen_by

_MOST = 999
_DIGITS = 10


@page(reads="scores")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sheet a page; who is recused or left gets none. As many as are asked for where they are all alike."""
    sheet = sheets_seen_by(request.standing).filter(pk=pk).first()
    if sheet is None:
        raise Http404
    if out := kept_out(sheet, request.standing, seat_of(sheet, request.standing)):
        return render(request, "evaluations/pages/kept_out.html", {"sheet": sheet, "out": out})
    roll = sheet.roll.filter(recused="", left_on=None)
    named = sheet.way == NAMED and request.standing.reads("score_rolls")
    asked = request.GET.get("copies", "")
    copies = min(int(asked), _MOST) if asked.isascii() and asked.isdecimal() and len(asked) < _DIGITS else roll.count()
    names = list(roll.values_list("name", flat=True)) if named else [""] * copies
    shown = {"sheet": sheet, "rubric": sheet.by, "names": names, "count": len(names), "named": named}
    return render(request, "evaluations/pages/blank.html", shown)
