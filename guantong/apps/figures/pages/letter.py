"""A letter that asks an organisation for what has not come, for the commission to print and sign (数据补充函)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.figures.queries import expected_seen_by, missing_on
from guantong.apps.figures.workflow import EXPECTED
from guantong.domain.workflow.table import NotAllowed


@page(reads="figures")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter with what is due and missing of the line's organisation; what is not due yet stands outside it."""
    line = expected_seen_by(request.standing).filter(pk=pk).first()
    if line is None:
        raise Http404
    if refusal := EXPECTED.why_not("note_request", request.standing, "expected", line.path):
        raise NotAllowed(refusal)
    missing = missing_on(request.standing, line.path, request.today)
    return render(request, "figures/pages/letter.html", {"line": line, "missing": missing})
