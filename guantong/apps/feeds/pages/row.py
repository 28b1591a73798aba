"""One line of a delivered file as it stands in the books: every column, and under which header of the file it was (来源行)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.feeds.queries import deliveries_seen_by, row_of
from guantong.domain.fiscal.records.printing import printed

COLUMNS = (
    Column("项目", lambda cell: cell[0]),
    Column("文件中的表头", lambda cell: cell[1]),
    Column("内容", lambda cell: cell[2]),
)
_MOST = 2**31 - 1


@page(reads="feeds")
def view(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Show the line, of the sheet that the address names; where the books never held it, say so."""
    delivery = deliveries_seen_by(request.standing).filter(pk=pk).first()
    if delivery is None or line > _MOST:
        raise Http404
    sheet = request.GET.get("sheet", "").replace("\0", "")
    found = row_of(delivery, sheet, line) or {}
    if request.standing.keeps_out_of(*found.values()):  # type: ignore[attr-defined]
        raise Http404
    mapping = delivery.as_mapped
    cells = [
        (column.words, mapping.header(name) if mapping else "", printed(column, found.get(name)))
        for name, column in delivery.feed.fiscal.columns.items()
        if found.get(name) not in (None, "")
    ]
    listing = Listing(
        request,
        _("来源行"),
        cells,
        COLUMNS,
        keeps=("sheet",),
        empty=_("账册里没有这一行：没有取入，或者还没有发布入账。"),
    )
    shown = {"delivery": delivery, "sheet": sheet, "line": line, "list": listing}
    return listing.download() or render(request, "feeds/pages/row.html", shown)
