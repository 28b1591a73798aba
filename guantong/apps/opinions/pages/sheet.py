"""One sheet of answers that came back: what differs from the ledger, opinion by opinion; taking it down or not (录入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.findings.returned_page import previewed
from guantong.apps.opinions import taking_answers
from guantong.apps.opinions.answers_preview import compared
from guantong.apps.opinions.queries import sheets_seen_by
from guantong.apps.opinions.workflow import RETURNED_ANSWERS


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheet beside the ledger; take it down, or set it aside."""
    of = sheets_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    lines = compared(of, request.standing) if of.state == "read" else []
    acts, shown = previewed(request, of, RETURNED_ANSWERS, lines, taking_answers.take_down, taking_answers.set_aside)
    return acts.answer() or render(request, "opinions/pages/sheet.html", shown, status=acts.status)
