"""Sheets of paper for those without a phone: all alike but for the number, dealt out face down (纸质答卷)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.consensus.forms import VOTES
from guantong.apps.consensus.queries import listed, meetings_seen_by, paper_given


@page(reads="consensus")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show as many sheets as take part on paper; one to look at where nobody does."""
    meeting = meetings_seen_by(request.standing).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    shown = {
        "meeting": meeting, "statements": list(listed(meeting)), "votes": list(VOTES.values()),
        "numbers": range(1, max(1, paper_given(meeting)) + 1), "given": paper_given(meeting),
    }  # fmt: skip
    return render(request, "consensus/pages/sheets.html", shown)
