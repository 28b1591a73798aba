"""The empty form of a table as a workbook, to be filled in away from the site (录入表模板)."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.workbook import XLSX
from guantong.apps.figures.sheets import template_of
from guantong.apps.figures.typings import typings_seen_by


@page(reads="figures")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the form out: nothing that anybody typed is in it."""
    typing = typings_seen_by(request.standing).filter(pk=pk).first()
    if typing is None:
        raise Http404
    answer = HttpResponse(template_of(typing), content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{typing.title}-录入表')}.xlsx"
    return answer
