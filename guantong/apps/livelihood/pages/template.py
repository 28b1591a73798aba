"""The template of livelihood projects of earlier years, or the ledger in the same form (下载历年民生实事样表)."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.workbook import XLSX
from guantong.apps.livelihood.list_file import file_of, template
from guantong.apps.livelihood.queries import projects_seen_by


@page(reads="livelihood")
def view(request: HttpRequest) -> HttpResponse:
    """Send it."""
    whole = request.GET.get("of") == "ledger"
    content = file_of(projects_seen_by(request.standing).order_by("year", "number")) if whole else template()
    answer = HttpResponse(content, content_type=XLSX)
    named = quote("民生实事" if whole else "历年民生实事样表")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{named}.xlsx"
    return answer
