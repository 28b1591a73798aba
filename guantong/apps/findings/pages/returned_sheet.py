"""One sheet that came back: what differs from the ledger, matter by matter; taking it down or not (录入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.findings import taking_down
from guantong.apps.findings.queries import sheets_seen_by
from guantong.apps.findings.returned_page import previewed
from guantong.apps.findings.returned_preview import compared
from guantong.apps.findings.workflow import RETURNED_SHEET


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheet beside the ledger; take it down, or set it aside."""
    of = sheets_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    lines = compared(of, request.standing, request.today) if of.state == "read" else []
    acts, shown = previewed(request, of, RETURNED_SHEET, lines, taking_down.take_down, taking_down.set_aside)
    return acts.answer() or render(request, "findings/pages/returned_sheet.html", shown, status=acts.status)
