"""Any subject one may read, to make one page about it (一页纸)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.subjects.models import kind_choices
from guantong.apps.subjects.queries import subjects_seen_by

COLUMNS = (
    Column(
        "名称",
        "name",
        sorts="name",
        link=lambda one: reverse("reviews:brief", args=[one.key]),
        note=lambda one: one.aliases,
    ),
    Column("类别", "get_kind_display", filters="kind", choices=kind_choices()),
    Column("机构", "organisation", sorts="organisation__path"),
    Column("编号", "key", "code", sorts="key"),
)


@page(reads="findings", place=Place("审查", 8, "一页纸"))
def view(request: HttpRequest) -> HttpResponse:
    """List the subjects; one leads to its page."""
    rows = subjects_seen_by(request.standing)
    listing = Listing(request, _("一页纸"), rows, COLUMNS, search="search", sort="-key", empty=_("还没有对象。"))
    return listing.download() or render(request, "reviews/pages/briefs.html", {"list": listing})
