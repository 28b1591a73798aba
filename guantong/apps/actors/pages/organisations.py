"""The tree of organisations: open and close, find by name, alias, initials, by kind (机构)."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.actors.queries import organisations
from guantong.apps.actors.workflow import ORGANISATION
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing


def address(body: Organisation) -> str:
    """Return where a body's page is."""
    return reverse("actors:organisation", args=[body.code])


COLUMNS = (
    Column("名称", "name", sorts="name", link=address, note=lambda body: body.short_name),
    Column("代码", "code", sorts="code"),
    Column("类别", "get_kind_display", filters="kind", choices=OrganisationKind.choices, sorts="kind"),
    Column("上级", "parent"),
    Column("曾用名、别名", "aliases"),
    Column("设立日期", "begins_on", "day", sorts="begins_on"),
    Column("撤销日期", "ends_on", "day", sorts="ends_on"),
)


@page(reads="organisations", place=Place("机构与人员", 1, "机构"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the tree, or the list of what was searched for; dissolved bodies are found, not shown in the tree."""
    listing = Listing(request, _("机构"), organisations(), COLUMNS, search="search", sort="")
    if answer := listing.download():
        return answer
    shown = {
        "list": listing,
        "found": ORGANISATION.begun_by("found", request.standing),
        "kinds": OrganisationKind.choices,
    }
    if not listing.in_force and not {"as", "sort", "page"} & set(request.GET):
        shown["nodes"] = branches(list(organisations(request.today)), everything=request.GET.get("open") == "all")
    return render(request, "actors/pages/organisations.html", shown)


def branches(bodies: Sequence[Organisation], everything: bool) -> list[dict[str, Any]]:
    """Return the bodies in the order of the tree, each with how many branches open and close at it.

    The tops and the standing committee are shown open, `everything` opens the rest.
    """
    found, depths = [], [body.path.count(".") for body in bodies] + [1]
    below = Counter(body.parent_id for body in bodies)
    for at, body in enumerate(bodies):
        depth, following = depths[at], depths[at + 1]
        found.append(
            {
                "body": body,
                "below": below[body.pk],
                "opens": following > depth,
                "open": everything or depth == 1 or body.kind == OrganisationKind.STANDING_COMMITTEE,
                "closes": range(max(depth - following, 0)),
            }
        )
    return found
