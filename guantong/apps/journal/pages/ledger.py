"""What was done, latest first (留痕)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.journal.queries import entries_seen_by, latest_head

COLUMNS = (
    Column("时间", "at", "minute", sorts="at"),
    Column("何人", "who", sorts="who"),
    Column("何事", "says", link=lambda entry: reverse("journal:entry", args=[entry.pk])),
    Column("对象", lambda entry: said(entry.thing), sorts="key"),
    Column("位置", lambda entry: entry.leaf.position if hasattr(entry, "leaf") else _("未封存"), "number"),
)


@page(reads="journal", place=Place("系统", 1, "留痕"))
def view(request: HttpRequest) -> HttpResponse:
    """List the entries this person may read."""
    listing = Listing(
        request, _("留痕"), entries_seen_by(request.standing), COLUMNS, search="says", empty=_("还没有记录。")
    )
    return listing.download() or render(request, "journal/pages/ledger.html", {"list": listing, "head": latest_head()})
