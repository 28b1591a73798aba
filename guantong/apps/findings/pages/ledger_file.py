"""The ledger as a workbook that can be taken in again, or the empty template (台账导出与样表)."""

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.findings.ledger_file import as_workbook, ledger_rows, template
from guantong.apps.findings.queries import matters_seen_by


@page(reads="findings")
def view(request: HttpRequest) -> HttpResponse:
    """Send the workbook; `?template` the empty one."""
    empty = "template" in request.GET
    matters = matters_seen_by(request.standing).order_by("pk").iterator(chunk_size=2000)
    content = template() if empty else as_workbook(ledger_rows(matters))
    return as_file(content, "审计问题清单样表.xlsx" if empty else "整改台账.xlsx")
