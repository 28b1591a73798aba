"""The template of earlier opinions, or the ledger in the same form (下载历年意见样表)."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.workbook import XLSX
from guantong.apps.opinions.history_file import file_of, template
from guantong.apps.opinions.queries import opinions_seen_by


@page(reads="opinions")
def view(request: HttpRequest) -> HttpResponse:
    """Send it."""
    whole = request.GET.get("of") == "ledger"
    content = file_of(opinions_seen_by(request.standing).order_by("year", "pk")) if whole else template()
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote('意见台账' if whole else '历年意见样表')}.xlsx"
    )
    return answer
