"""One term of office: who holds it; prepare the change of term, or close it (届次与换届)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.intake_operations import upload_term
from guantong.apps.actors.pages.intakes import File
from guantong.apps.actors.people_operations import close_term, term_state
from guantong.apps.actors.queries import handovers_seen_by, standing_in_term, terms
from guantong.apps.actors.workflow import INTAKE, TERM
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Refusal


class Change(File):
    """The day, the next term, and its roster."""

    leaving_on = DayField(label=_("换届日"), help_text=_("本届最后一天的次日：自这一天起，离任者不能再进入"))
    next_number = forms.IntegerField(label=_("下一届次"), min_value=1, max_value=99)
    next_name = forms.CharField(label=_("下一届名称"), max_length=40)
    field_order = ("leaving_on", "next_number", "next_name", "file")


class Closed(forms.Form):
    """The first day after the term."""

    ends_on = DayField(label=_("届满日"), help_text=_("本届最后一天的次日"))


_OVER = Refusal("state", Words("本届已经届满", "this term is over"))


@page(reads="organisations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, number: int) -> HttpResponse:
    """Show the term; upload the roster of the next one and go on to its preview; or close it."""
    term = terms().filter(number=number).first()
    if term is None:
        raise Http404
    changes = request.POST.get("verb") == "upload"
    close = Acts(request, TERM, (Act("close_term", close_term, Closed),), term_state(term), "", given={"term": term})
    change = Acts(
        request, INTAKE, (Act("upload", upload_term, Change),), NEW, "", given={"term": term},
        initial={"next_number": term.number + 1}, closed={} if term.ends_on is None else {"upload": _OVER},
    )  # fmt: skip
    if answer := (change.answer("/actors/intakes/{pk}/") if changes else close.answer()):
        return answer
    shown = {
        "term": term, "close": close, "change": change, "state": TERM.states[term_state(term)],
        "people": standing_in_term(term), "keeps": request.standing.reads("handovers"), "handovers": len(handovers_seen_by(request.standing, term)),
        "history": history_of(term, request.standing),
    }  # fmt: skip
    return render(request, "actors/pages/term.html", shown, status=change.status if changes else close.status)
