"""The template of the government's list, or the list that stands in the same form (下载清单样表)."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.workbook import XLSX
from guantong.apps.consultation.plan_sheet import sheet_of, template
from guantong.apps.consultation.queries import latest_call, lines_in_play


@page(reads="government_lists")
def view(request: HttpRequest) -> HttpResponse:
    """Send it: with `of=list` what stands in the latest call."""
    call = latest_call(request.standing) if request.GET.get("of") == "list" else None
    content = sheet_of(lines_in_play(call)) if call else template()
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote('政府拟安排清单')}.xlsx"
    return answer
