"""Offices of three: which have the profile, who holds two posts by it, what was done by exception (小机构方案)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import OrganisationField, PersonField
from guantong.apps.actors.models import SmallOffice
from guantong.apps.actors.small_office import (
    exceptional_entries,
    exceptions_seen_by,
    offices_seen_by,
    state_of,
    turn_on,
)
from guantong.apps.actors.workflow import SMALL_OFFICE
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.roles import ADMINISTRATORS
from guantong.domain.workflow.table import NEW


class Profile(forms.Form):
    """Which office, who is the second person there, and why it cannot be otherwise."""

    organisation = OrganisationField(label=later("机构"))
    second = PersonField(label=later("第二人（AB角）"))
    reason = forms.CharField(label=later("理由"), max_length=120, help_text=later("如：全办三人，无法分设"))


def address(office: SmallOffice) -> str:
    """Return where the page of a profile is."""
    return reverse("actors:small_office", args=[office.pk])


COLUMNS = (
    Column("机构", "organisation", sorts="organisation__path", link=address),
    Column("第二人（AB角）", "second"),
    Column("理由", "reason"),
    Column("自", "begins_on", "day", sorts="begins_on"),
    Column("至（不含）", "ends_on", "day", sorts="ends_on"),
    Column(
        "状态", lambda o: SMALL_OFFICE.states[state_of(o)], "badge",
        badge=lambda o: "due" if state_of(o) == "on" else "",
    ),
)  # fmt: skip


@page(
    reads="people",
    methods=("GET", "HEAD", "POST"),
    place=Place("系统", 7, "小机构方案", shown_to=lambda who: bool(who.roles & ADMINISTRATORS)),
)
def view(request: HttpRequest) -> HttpResponse:
    """Show the profiles, and every exception by name: nothing that the profile allows is hidden in that office."""
    acts = Acts(request, SMALL_OFFICE, (Act("turn_on", turn_on, Profile),), NEW, "")
    if answer := acts.answer():
        return answer
    listing = Listing(
        request, _("小机构方案"), offices_seen_by(request.standing), COLUMNS, sort="-begins_on",
        empty=_("没有机构启用小机构方案。"),
    )  # fmt: skip
    shown = {
        "list": listing, "acts": acts, "held": exceptions_seen_by(request.standing, request.today),
        "done": exceptional_entries(request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "actors/pages/small_offices.html", shown, status=acts.status)
