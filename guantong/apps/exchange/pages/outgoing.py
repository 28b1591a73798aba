"""One package that went out: its documents, its digest, the file for the disc (发出的数据包)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Listing
from guantong.apps.exchange.keys import own_key
from guantong.apps.exchange.queries import outgoing_seen_by
from guantong.apps.exchange.telling import DOCUMENTS
from guantong.apps.journal.queries import entries_of


@page(reads="exchange")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the package; its file is handed out as every file is."""
    row = outgoing_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    listing = Listing(request, _("包内文件"), row.documents, DOCUMENTS[:4] + DOCUMENTS[5:], empty=_("没有文件。"))
    shown = {"package": row, "list": listing, "own": own_key(), "history": entries_of(row)}
    return listing.download() or render(request, "exchange/pages/outgoing.html", shown)
