"""An empty workbook of one fiscal table, to be filled in and brought (样表)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.feeds.template import template_of
from guantong.domain.fiscal.records.table import tables


@page(reads="feeds")
def view(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - the door has read it
    """Send the workbook."""
    if name not in tables():
        raise Http404
    return as_file(template_of(tables()[name]), f"{tables()[name].words.zh}.xlsx")
