"""The template of a year's livelihood items, or what stands in the same form (下载当年民生实事表)."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.workbook import XLSX
from guantong.apps.livelihood.item_list import sheet_of, template
from guantong.apps.livelihood.queries import items_seen_by


@page(reads="livelihood")
def view(request: HttpRequest) -> HttpResponse:
    """Send it."""
    whole = request.GET.get("of") == "ledger"
    items = items_seen_by(request.standing).prefetch_related("milestones").order_by("year", "number")
    answer = HttpResponse(sheet_of(items) if whole else template(), content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote('当年民生实事表')}.xlsx"
    return answer
