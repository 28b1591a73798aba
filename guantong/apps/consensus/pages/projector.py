"""What the hall sees while a meeting runs: the question, the code to take part, how many did; no name, no count of anything said (投屏)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.consensus.queries import listed, meetings_seen_by, took_part


@page(reads="consensus")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the meeting to the hall; it asks again every few seconds."""
    meeting = meetings_seen_by(request.standing).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    address = request.build_absolute_uri(reverse("consensus:take_part", args=[meeting.pk]))
    shown = {
        "meeting": meeting, "took_part": took_part(meeting), "seats": meeting.seats.filter(recused="").count(),
        "statements": listed(meeting), "code": segno.make(address, error="m").svg_inline(scale=5, omitsize=True),
    }  # fmt: skip
    return render(request, "consensus/pages/projector.html", shown)
