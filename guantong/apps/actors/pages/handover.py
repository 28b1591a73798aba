"""What people handed over with a term, to print and sign (移交清单)."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.handing_over import note_signed
from guantong.apps.actors.models import Handover
from guantong.apps.actors.queries import handovers_seen_by, terms
from guantong.apps.actors.workflow import HANDOVER
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.words import Words

KINDS = {
    "post": Words("结束的任职", "posts that ended"),
    "kept": Words("保留的任职", "posts that stay"),
    "work": Words("移交的事项", "things handed over"),
    "signed": Words("不移交", "not handed over"),
    "substitution": Words("结束的代办", "substitutions that ended"),
}


class Signed(forms.Form):
    """Whose list was signed, on which day."""

    handover = forms.ModelChoiceField(Handover.objects.none(), label=later("移交人"))
    signed_on = DayField(label=later("签字日期"))

    def __init__(self, *given: Any, waiting: list[Handover], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["handover"]
        field.queryset = Handover.objects.filter(pk__in=[row.pk for row in waiting])  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: row.person.name  # type: ignore[attr-defined]


@page(reads="organisations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, number: int) -> HttpResponse:
    """Show the list as far as one may read it: one's own, or all for those who keep it; note that it was signed."""
    term = terms().filter(number=number).first()
    handovers = handovers_seen_by(request.standing, term) if term else []
    if not handovers:
        raise Http404
    waiting = [row for row in handovers if row.state == "handed"]
    asks = partial(Signed, waiting=waiting)
    acts = Acts(
        request, HANDOVER, (Act("note_signed", note_signed, asks),), "handed" if waiting else "signed", "",
        initial={"signed_on": request.today},
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    sheets = [(row, [(words, _lines(row, kind)) for kind, words in KINDS.items()]) for row in handovers]
    shown = {"term": term, "sheets": sheets, "acts": acts if waiting else None}
    return render(request, "actors/pages/handover.html", shown, status=acts.status)


def _lines(handover: Handover, kind: str) -> list[tuple[str, str]]:
    """Return what of a kind stands in a list: its words, and the new owner where it is one thing's own."""
    named = [thing for thing in handover.held if thing["kind"] == kind]
    return [(f"{t['of']}：{t['what']}" if t.get("of") else t["what"], t.get("to", "")) for t in named]
