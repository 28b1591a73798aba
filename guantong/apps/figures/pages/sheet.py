"""The empty form of a table as a workbook, to be filled in away from the site (录入表模板)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.figures.sheets import template_of
from guantong.apps.figures.typings import typings_seen_by


@page(reads="figures")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the form out: nothing that anybody typed is in it."""
    typing = typings_seen_by(request.standing).filter(pk=pk).first()
    if typing is None:
        raise Http404
    return as_file(template_of(typing), f"{typing.title}-录入表.xlsx")
