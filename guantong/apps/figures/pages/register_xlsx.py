"""The register as a workbook of the form it is taken in from: all of it, or the empty one (清单导出与样表)."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.components.workbook import workbook
from guantong.apps.figures.empty_forms import template
from guantong.apps.figures.queries import expected_seen_by
from guantong.apps.figures.register_file import COLUMNS, as_rows


@page(reads="figures")
def view(request: HttpRequest) -> HttpResponse:
    """Send the workbook; `?template` the empty one."""
    if "template" in request.GET:
        return as_file(template(), "应公开清单样表.xlsx")
    rows = as_rows(expected_seen_by(request.standing).filter(state="expected"))
    return workbook(_("应公开清单"), [(name, "text") for name in COLUMNS], rows, request)
