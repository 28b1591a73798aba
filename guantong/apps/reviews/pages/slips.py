"""Typing slips of paper where there is no network: queued in the browser, brought in once (询问条录入)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.reviews import asking, queries
from guantong.apps.reviews.workflow import INQUIRY
from guantong.domain.workflow.table import NEW


@page(reads="attendance")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the page for typing: everything it needs is on it when it was loaded."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.reads_names(request.standing, row):
        raise Http404
    may = INQUIRY.why_not("take_down", request.standing, NEW, row.path) is None and row.state in asking.OPEN
    shown = {"review": row, "units": row.units.all(), "may": may}
    return render(request, "reviews/pages/slips.html", shown)
