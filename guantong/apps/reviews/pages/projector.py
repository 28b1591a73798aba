"""What the hall sees: large letters, no name of who asked, nothing of persons, figures frozen on a day (投影)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.reviews import queries
from guantong.apps.reviews.pages.board import SHAPES
from guantong.apps.reviews.workflow import INQUIRY


@page(reads="boards")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the board to the hall: unit by unit, or `?unit=` one of them."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not request.standing.sees("boards", row.path):
        raise Http404
    seen = queries.inquiries_seen_by(request.standing).filter(review=row).exclude(state__in=queries.ENDED)
    asked = request.GET.get("unit", "")
    units = list(row.units.all())
    shown_units = [one for one in units if one.code == asked] or units
    board = [
        (one, [(i, INQUIRY.states[i.state], SHAPES[i.state]) for i in seen if i.unit_code == one.code])
        for one in shown_units
    ]
    address = request.build_absolute_uri(reverse("reviews:sign_in", args=[row.pk]))
    code = segno.make(address, error="m").svg_inline(scale=4, omitsize=True)
    shown = {
        "review": row,
        "board": board,
        "units": units,
        "asked": asked,
        "code": code,
        "places": queries.places_of(row),
    }
    return render(request, "reviews/pages/projector.html", shown)
