"""One term of office: who holds it; prepare the change of term, or close it (届次与换届)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.people_operations import close_term, term_state
from guantong.apps.actors.queries import handovers_seen_by, standing_in_term, terms
from guantong.apps.actors.workflow import INTAKE, TERM
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of


class Closed(forms.Form):
    """The first day after the term."""

    ends_on = DayField(label=_("届满日"), help_text=_("本届最后一天的次日"))


@page(reads="organisations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, number: int) -> HttpResponse:
    """Show the term, and the way to its change; or close it."""
    term = terms().filter(number=number).first()
    if term is None:
        raise Http404
    close = Acts(request, TERM, (Act("close_term", close_term, Closed),), term_state(term), "", given={"term": term})
    if answer := close.answer():
        return answer
    shown = {
        "term": term, "close": close, "state": TERM.states[term_state(term)],
        "people": standing_in_term(term), "keeps": request.standing.reads("handovers"), "handovers": len(handovers_seen_by(request.standing, term)),
        "history": history_of(term, request.standing),
        "changes": term.ends_on is None and INTAKE.begun_by("upload", request.standing),
    }  # fmt: skip
    return render(request, "actors/pages/term.html", shown, status=close.status)
