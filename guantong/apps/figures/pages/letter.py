"""A letter that asks an organisation for what has not come, to print and sign (数据补充函)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.figures.queries import expected_seen_by, missing_of


@page(reads="figures")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter with everything that is missing of the line's organisation."""
    line = expected_seen_by(request.standing).filter(pk=pk).first()
    if line is None:
        raise Http404
    missing = missing_of(request.standing, line.path)
    return render(request, "figures/pages/letter.html", {"line": line, "missing": missing})
