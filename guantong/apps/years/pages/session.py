"""One session: the days it was set for, what happens at it, by when papers come before it; move it, note it held (会议)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.journal.queries import entries_of
from guantong.apps.years import sessions
from guantong.apps.years.queries import before_session, items_seen_by, sessions_seen_by, steps_seen_by
from guantong.apps.years.session_forms import Held, Moved
from guantong.apps.years.workflow import SESSION

ACTS = (
    Act("move_session", sessions.move_session, Moved, version=True),
    Act("hold_session", sessions.hold_session, Held, version=True),
    Act("cancel_session", sessions.cancel_session, version=True),
    Act("reopen_session", sessions.reopen_session, version=True),
)
TERMS = (
    Column("须在会前送达", lambda term: term.words),
    Column("最迟", "on", "day"),
    Column("天数", "days", "number"),
    Column("依据", lambda term: term.basis),
)


@page(reads="sessions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a session with its verbs; do one of them."""
    row = sessions_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(
        request, SESSION, ACTS, row.state, row.path, given={"session": row}, version=row.version,
        initial={"planned_on": row.planned_on, "held_on": row.planned_on, "document": row.document},
    )  # fmt: skip
    steps = steps_seen_by(request.standing).filter(session=row)
    terms = Listing(request, _("会前期限"), before_session(row), TERMS, empty=_("这类会议没有会前法定期限。"))
    items = items_seen_by(request.standing).filter(session=row)
    shown = {
        "row": row, "state": SESSION.states[row.state], "acts": acts, "history": entries_of(row),
        "steps": steps, "terms": terms,
        "items": [(item, reverse("years:item", args=[item.pk])) for item in items],
    }  # fmt: skip
    return terms.download() or acts.answer() or render(request, "years/pages/session.html", shown, status=acts.status)
