"""The empty workbooks that surveys take in, to be filled in (下载样表)."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.workbook import XLSX
from guantong.apps.surveys.empty_forms import FORMS


@page(reads="surveys")
def view(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Send one by its name."""
    form = next((one for one in FORMS if one.name == name), None)
    if form is None:
        raise Http404
    answer = HttpResponse(form.make(), content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(form.words.zh)}.xlsx"
    return answer
