"""One form for one body, to be filled in away from the system (下载离线表)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.components.twins import twins
from guantong.apps.findings.twin_file import rows_for, sheet_of
from guantong.apps.findings.workflow import RETURNED_TWIN
from guantong.domain.workflow.table import NEW


@page(reads="findings")
def view(request: HttpRequest, kind: str) -> HttpResponse:
    """Send the form `kind` of the body `of`; what one does not see is not there."""
    path, twin = request.GET.get("of", ""), twins().get(kind)
    RETURNED_TWIN.demand("bring_twin", request.standing, NEW, path)
    rows = [one for one in rows_for(twin, request.standing, request.today) if one.path == path] if twin else []
    if twin is None or not rows:
        raise Http404
    return as_file(sheet_of(twin, rows[0].body, rows), f"{twin.words.zh}-{rows[0].body}.xlsx")
