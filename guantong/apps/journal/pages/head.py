"""The latest signed head: to print, to scan, to keep as a file outside (日封)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.journal.queries import latest_head


@page(reads="journal")
def view(request: HttpRequest) -> HttpResponse:
    """Show the head with its QR code; `?as=json` gives the file."""
    head = latest_head()
    if head is None:
        raise Http404
    if request.GET.get("as") == "json":
        return as_file(head.printed + "\n", f"head-{head.size}.json")
    drawn = segno.make(head.printed, error="m").svg_inline(scale=3, omitsize=True)
    return render(request, "journal/pages/head.html", {"head": head, "drawn": drawn})
