"""The register as a workbook of the form it is taken in from: all of it, or the template with an example line (清单导出与样表)."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.workbook import workbook
from guantong.apps.figures.queries import expected_seen_by
from guantong.apps.figures.register_file import COLUMNS, EXAMPLE, as_rows


@page(reads="figures")
def view(request: HttpRequest) -> HttpResponse:
    """Send the workbook; `?template` the empty one."""
    template = "template" in request.GET
    rows = [EXAMPLE] if template else as_rows(expected_seen_by(request.standing).filter(state="expected"))
    return workbook(_("清单样表") if template else _("应公开清单"), [(name, "text") for name in COLUMNS], rows, request)
