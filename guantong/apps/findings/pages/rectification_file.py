"""The sheet of rectification of a body's matters, to be filled in away from the system (下载整改情况表)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.findings.rectification_file import OUT, sheet_of
from guantong.apps.findings.whose import own_body


@page(reads="matters")
def view(request: HttpRequest) -> HttpResponse:
    """Send the sheet of the body `of`, or of one's own; what one does not see is not there."""
    path = request.GET.get("of") or own_body(request.standing)
    matters = (
        list(matters_seen_by(request.standing).filter(path=path, state__in=OUT).order_by("due_on", "pk"))
        if path
        else []
    )
    if not matters:
        raise Http404
    return as_file(sheet_of(matters[0].body, matters), f"整改情况表-{matters[0].body}.xlsx")
