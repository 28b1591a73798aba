"""Slips for deputies without a phone: the month's published data of what each follows, lines to write on (代表跟踪纸质条)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.reviews import followed, queries


@page(reads="attendance")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a slip for every followed project at `?month=`, as they are printed."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.edition_of(row).most or not queries.reads_names(request.standing, row):
        raise Http404
    month = followed.month_asked(request.GET.get("month", ""), request.today)
    follows = (
        followed.follows_seen_by(request.standing)
        .filter(review=row, state="following")
        .order_by("participant__number", "pk")
    )
    slips = [followed.screen_of(one, month, request.standing) for one in follows]
    return render(request, "reviews/pages/follow_slips.html", {"review": row, "slips": slips, "month": month})
