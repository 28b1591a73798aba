"""All exceptions used: who did what for whom, or as the second of two who was named for it (例外清单)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.actors.exceptions import KINDS, SECOND, kind_of, stood_for, used
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.roles import ADMINISTRATORS, SUBSTITUTABLE

COLUMNS = (
    Column("时间", "at", "minute", sorts="at"),
    Column("例外", kind_of, "badge", badge=lambda entry: "due" if kind_of(entry) == KINDS[SECOND] else "hint"),
    Column("办理人", "who"),
    Column("代谁", stood_for),
    Column("办了什么", "says", link=lambda entry: reverse("journal:entry", args=[entry.pk])),
)


@page(
    reads="people",
    place=Place("机构与人员", 8, "例外清单", shown_to=lambda who: bool(who.roles & (SUBSTITUTABLE | ADMINISTRATORS))),
)
def view(request: HttpRequest) -> HttpResponse:
    """List them, of one kind if asked."""
    kind = request.GET.get("kind", "")
    listing = Listing(
        request, _("例外清单"), used(request.standing, kind=kind), COLUMNS, sort="-at", keeps=("kind",),
        empty=_("没有用过例外：没有代办，也没有指定复核。"),
    )  # fmt: skip
    return listing.download() or render(
        request, "actors/pages/exceptions.html", {"list": listing, "kinds": KINDS.items(), "kind": kind}
    )
