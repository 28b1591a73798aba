"""One milestone of an item with its photos (节点)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood.queries import milestones_seen_by


@page(reads="livelihood")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; its day is noted on the page of its item."""
    one = milestones_seen_by(request.standing).filter(pk=pk).first()
    if one is None:
        raise Http404
    shown = {
        "one": one, "files": attached_to(one, request.standing), "history": history_of(one, request.standing)
    }  # fmt: skip
    return render(request, "livelihood/pages/milestone.html", shown)
