"""What people handed over with a term, to print and sign (移交清单)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.actors.queries import handovers_seen_by, terms
from guantong.apps.components.door import page
from guantong.domain.words import Words

KINDS = {
    "post": Words("结束的任职", "posts that ended"),
    "kept": Words("保留的任职", "posts that stay"),
    "work": Words("移交的待办", "work handed over"),
    "substitution": Words("结束的代办", "substitutions that ended"),
}


@page(reads="organisations")
def view(request: HttpRequest, number: int) -> HttpResponse:
    """Show the list as far as one may read it: one's own, or all for those who keep it."""
    term = terms().filter(number=number).first()
    handovers = handovers_seen_by(request.standing, term) if term else []
    if not handovers:
        raise Http404
    sheets = [
        (handover, [(words, [h["what"] for h in handover.held if h["kind"] == kind]) for kind, words in KINDS.items()])
        for handover in handovers
    ]
    return render(request, "actors/pages/handover.html", {"term": term, "sheets": sheets})
