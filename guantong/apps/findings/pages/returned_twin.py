"""One form that came back: what it says row by row; taking it down or not (录入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.components.twins import twins
from guantong.apps.findings import taking_twins
from guantong.apps.findings.queries import twins_seen_by
from guantong.apps.findings.returned_page import previewed
from guantong.apps.findings.twin_preview import compared
from guantong.apps.findings.workflow import RETURNED_TWIN


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form beside what stands; take it down, or set it aside."""
    of = twins_seen_by(request.standing).filter(pk=pk).first()
    if of is None or of.kind not in twins():
        raise Http404
    lines = compared(of, request.standing, request.today) if of.state == "read" else []
    acts, shown = previewed(request, of, RETURNED_TWIN, lines, taking_twins.take_down, taking_twins.set_aside)
    return acts.answer() or render(
        request, "findings/pages/returned_twin.html", {**shown, "twin": twins()[of.kind]}, status=acts.status
    )
