"""The deputies in office: electoral unit, delegation, group, station, fields (代表)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.actors.models import OrganisationKind
from guantong.apps.actors.pages.people import address
from guantong.apps.actors.queries import bodies_of, deputies_seen_by
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing


@page(reads="people", place=Place("机构与人员", 3, "代表"))
def view(request: HttpRequest) -> HttpResponse:
    """List the deputies one may know of."""
    bodies = bodies_of(OrganisationKind.DELEGATION, OrganisationKind.DEPUTY_GROUP, OrganisationKind.LIAISON_STATION)
    columns = (
        Column("姓名", "name", sorts="name", link=address),
        Column("选举单位", "deputy__electoral_unit", sorts="deputy__electoral_unit"),
        Column("代表团", "delegation", filters="delegation_code", sorts="delegation", choices=bodies["delegation"]),
        Column("代表小组", "group", filters="group_code", sorts="group", choices=bodies["deputy_group"]),
        Column("联络站", "deputy__station", filters="station_code", sorts="station_code", choices=bodies["liaison_station"]),
        Column("专业领域", "deputy__expertise", sorts="deputy__expertise"),
    )  # fmt: skip
    people = deputies_seen_by(request.standing, request.today)
    listing = Listing(
        request, _("代表"), people, columns, search="search", sort="delegation", empty=_("没有您可见的代表。")
    )
    return listing.download() or render(request, "actors/pages/deputies.html", {"list": listing})
