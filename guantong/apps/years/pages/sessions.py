"""The sessions of the congress, its standing committee and the chairpersons' council, by year (会议)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.years.models import session_kind_choices
from guantong.apps.years.queries import sessions_seen_by, years
from guantong.apps.years.session_forms import Planned
from guantong.apps.years.sessions import plan_session
from guantong.apps.years.workflow import SESSION
from guantong.domain.workflow.table import NEW

SHAPES = {"planned": "todo", "held": "done", "cancelled": ""}


@page(reads="sessions", methods=("GET", "HEAD", "POST"), place=Place("年度", 4, "会议"))
def view(request: HttpRequest) -> HttpResponse:
    """List the sessions; plan one."""
    this_year = years().filter(year=request.today.year).first()
    acts = Acts(request, SESSION, (Act("plan_session", plan_session, Planned),), NEW, "", initial={"year": this_year})
    columns = (
        Column(
            "年度", lambda row: row.year.words, filters="year__year", choices=[(str(y.year), y.words) for y in years()]
        ),
        Column("会议", "name", link=lambda row: reverse("years:session", args=[row.pk])),
        Column("会议类别", "get_kind_display", filters="kind", choices=session_kind_choices()),
        Column("召开日期", "on", "day", sorts="planned_on", note=lambda row: _first(row)),
        Column("文号", "document", "code"),
        Column(
            "状态", lambda row: SESSION.states[row.state], "badge", badge=lambda row: SHAPES[row.state],
            filters="state", choices=tuple(SESSION.states.items()),
        ),
    )  # fmt: skip
    listing = Listing(
        request, _("会议"), sessions_seen_by(request.standing), columns, search="search", sort="-planned_on",
        empty=_("还没有列入会议。会期由主任会议决定，由办公室登记。"),
    )  # fmt: skip
    answer = listing.download() or acts.answer("/years/sessions/{pk}/")
    return answer or render(request, "years/pages/sessions.html", {"list": listing, "acts": acts}, status=acts.status)


def _first(row: object) -> str:
    moves = row.moves  # type: ignore[attr-defined]
    return _("原定 %(day)s") % {"day": moves[0]["from"]} if moves else ""
