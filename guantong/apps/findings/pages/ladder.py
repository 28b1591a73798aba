"""One rule of what follows: what its document says, who entered and confirmed it; confirming, ending it (测评后续规定)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.findings import ladders
from guantong.apps.findings.assessment_queries import ladders_seen_by
from guantong.apps.findings.pages.ladders import SHAPES
from guantong.apps.findings.ways import way_words
from guantong.apps.findings.workflow import LADDER
from guantong.apps.journal.queries import history_of


class Ending(forms.Form):
    """From when it holds no more, by which document."""

    until = DayField(label=later("终止日"), help_text=later("自这一天起不再适用"))
    ending = forms.CharField(label=later("终止文号"), max_length=80)


ACTS = (
    Act("put_in_force", ladders.put_in_force, main=True),
    Act("withdraw", ladders.withdraw),
    Act("end", ladders.end, Ending),
)


@page(reads="ballot_rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rule; do one of its verbs."""
    row = ladders_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(request, LADDER, ACTS, row.state, "", given={"ladder": row}, latest_by=row.proposed_by)
    shown = {
        "row": row, "acts": acts, "state": LADDER.states[row.state], "shape": SHAPES[row.state],
        "first": [way_words()[name] for name in row.first_ways], "again": [way_words()[name] for name in row.again_ways],
        "history": history_of(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "findings/pages/ladder.html", shown, status=acts.status)
