"""One person: posts past and present, what is recorded of them as a deputy or an expert (人员)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.actors.models import Membership
from guantong.apps.actors.queries import fees_seen_by, memberships_seen_by, people_seen_by
from guantong.apps.actors.workflow import DEPUTY, EXPERT, MEMBERSHIP
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.journal.queries import history_of
from guantong.domain.words import Words

_COMING = Words("尚未到任", "not yet begun")

COLUMNS = (
    Column("机构", "organisation", sorts="organisation__path", link=lambda m: reverse("actors:organisation", args=[m.organisation.code])),
    Column("角色", "role_words", link=lambda m: reverse("actors:membership", args=[m.pk])),
    Column("自", "begins_on", "day", sorts="begins_on"),
    Column("至（不含）", "ends_on", "day", sorts="ends_on"),
    Column("届次", "term"),
)  # fmt: skip


@page(reads="people")
def view(request: HttpRequest, username: str) -> HttpResponse:
    """Show the person as far as one's posts reach; somebody outside them is not there."""
    known = people_seen_by(request.standing).select_related("deputy__station", "expert")
    person = known.filter(username=username).first()
    if person is None:
        raise Http404

    def state(membership: Membership) -> object:
        if membership.begins_on > request.today:
            return _COMING
        return MEMBERSHIP.states[membership.state(request.today)]

    columns = (
        *COLUMNS,
        Column("状态", state, "badge", badge=lambda m: "done" if m.in_force(request.today) else "todo"),
    )
    posts = memberships_seen_by(request.standing).filter(person=person)
    listing = Listing(
        request,
        _("%(person)s任职") % {"person": person},
        posts,
        columns,
        sort="-begins_on",
        empty=_("没有您可见的任职。"),
    )
    shown = {
        "person": person,
        "list": listing,
        "deputy": getattr(person, "deputy", None),
        "expert": getattr(person, "expert", None),
        "fees": fees_seen_by(request.standing).filter(person=person),
        "history": history_of(person, request.standing),
        "keeps_accounts": request.standing.reads("accounts"),
        "appoints": MEMBERSHIP.begun_by("appoint", request.standing),
        "describes_deputy": DEPUTY.begun_by("describe_deputy", request.standing),
        "describes_expert": EXPERT.begun_by("describe_expert", request.standing),
    }
    return listing.download() or render(request, "actors/pages/person.html", shown)
