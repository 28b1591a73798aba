"""The latest signed head: to print, to scan, to keep as a file outside (日封)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.journal.queries import latest_head


@page(reads="journal")
def view(request: HttpRequest) -> HttpResponse:
    """Show the head with its QR code; `?as=json` gives the file."""
    head = latest_head()
    if head is None:
        raise Http404
    if request.GET.get("as") == "json":
        answer = HttpResponse(head.printed + "\n", content_type="application/json")
        answer["Content-Disposition"] = f'attachment; filename="head-{head.size}.json"'
        return answer
    drawn = segno.make(head.printed, error="m").svg_inline(scale=3, omitsize=True)
    return render(request, "journal/pages/head.html", {"head": head, "drawn": drawn})
