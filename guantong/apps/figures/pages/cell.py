"""One place of a file: the page as it looks, the cell outlined (查看原件)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.figures.queries import batches_seen_by, located
from guantong.apps.figures.sight import sight_of
from guantong.apps.figures.spots import spot_in
from guantong.apps.figures.typings import typing_at


@page(reads="figures")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Find the place again and show it; say so where it is no longer what it was."""
    batch, spot = batches_seen_by(request.standing).filter(pk=pk).first(), spot_in(request.GET)
    if batch is None or spot is None:
        raise Http404
    found = located(batch, spot)
    if found.page is None:
        raise Http404
    shown = {
        "batch": batch, "spot": spot, "found": found, "sight": sight_of(batch, found.page, [found.place]),
        "typing": typing_at(batch, spot),
    }  # fmt: skip
    return render(request, "figures/pages/cell.html", shown)
