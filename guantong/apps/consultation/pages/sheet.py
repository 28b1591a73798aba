"""A suggestion as a sheet of paper: what is asked, who signs, what stands behind it, room for signatures (项目建议表)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.consultation.queries import feasibility_of, needs_behind, signers_of, suggestions_seen_by
from guantong.apps.consultation.whose import KINDS


@page(reads="suggestions")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it as it is printed."""
    row = suggestions_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    shown = {
        "row": row, "people": signers_of(row), "kinds": KINDS, "asked": needs_behind(row), "told": list(feasibility_of(row)),
        "merged": list(row.merged.order_by("number")),
    }  # fmt: skip
    return render(request, "consultation/pages/sheet.html", shown)
