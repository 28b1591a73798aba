"""A meeting in a hall where phones are collected: what to print, where to type, what came back twice (会场模式)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.reviews import queries
from guantong.apps.reviews.pages.sheet import SHEETS


@page(reads="attendance")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a meeting without phones and without network needs."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.reads_names(request.standing, row):
        raise Http404
    seen = list(queries.inquiries_seen_by(request.standing).filter(review=row))
    slips = [one for one in seen if one.slip]
    shown = {
        "review": row, **queries.tabs_of(row, request.standing), "sheets": SHEETS.items(), "slips": len(slips), "doubles": queries.doubled(seen),
        "places": queries.places_of(row),
    }  # fmt: skip
    return render(request, "reviews/pages/meeting.html", shown)
