"""One thing to do: when one is reminded, what to send, hand it over (待办事项)."""

from urllib.parse import quote, urlencode

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import entries_of
from guantong.apps.notices import operations
from guantong.apps.notices.queries import colleagues, line, reminder_text, waits_on, work_seen_by
from guantong.apps.notices.workflow import DUE_WORK
from guantong.domain.roles import Role
from guantong.domain.workdays.reminders import reminders_of


def handing(people: list[tuple[str, str]]) -> type[forms.Form]:
    """Return the form that asks which colleague takes over."""

    class Handing(forms.Form):
        """To whom."""

        to = forms.ChoiceField(label=_("转交给"), choices=people)

    return Handing


@page(reads="notices", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the thing with its verbs; do one of them."""
    work = work_seen_by(request.standing).filter(pk=pk).first()
    if work is None:
        raise Http404
    people = colleagues(work, request.today)
    verbs = (
        Act("remind", operations.remind, version=True),
        Act("hand_over", operations.hand_over, handing(people), version=True),
    )
    closed = {} if waits_on(work, request.standing) else {"remind": operations.NOT_YOURS}
    acts = Acts(
        request, DUE_WORK, verbs, work.state, work.path, given={"work": work}, version=work.version, closed=closed
    )
    text = reminder_text(work, settings.DISTRICT, request.today)
    shown = {
        "work": work, "line": line(work, request.standing, request.today), "acts": acts, "history": entries_of(work),
        "whose": work.person or (Role(work.role).words if work.role else ""),
        "reminders": reminders_of(work.due_on) if work.due_on else (),
        "text": text, "mail": "mailto:?" + urlencode({"subject": work.title, "body": text}, quote_via=quote),
    }  # fmt: skip
    return acts.answer() or render(request, "notices/pages/work.html", shown, status=acts.status)
