"""One procedure of voting: what the document says, who entered and confirmed it; putting it in force, ending it (表决办法)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.contests import procedures
from guantong.apps.contests.pages.procedures import SHAPES
from guantong.apps.contests.queries import procedures_seen_by
from guantong.apps.contests.workflow import PROCEDURE
from guantong.apps.journal.queries import history_of
from guantong.domain.voting.methods import methods
from guantong.domain.voting.rule import printed


class Ending(forms.Form):
    """From when it holds no more, by which document."""

    until = DayField(label=later("终止日"), help_text=later("自这一天起不再适用"))
    ending = forms.CharField(label=later("终止文号"), max_length=80)


ACTS = (
    Act("put_in_force", procedures.put_in_force, main=True),
    Act("withdraw", procedures.withdraw),
    Act("end", procedures.end, Ending),
)


@page(reads="ballot_rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the procedure; do one of its verbs."""
    row = procedures_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(request, PROCEDURE, ACTS, row.state, row.path, given={"procedure": row}, latest_by=row.proposed_by)
    decides = row.decides
    shown = {
        "row": row, "rule": decides, "acts": acts, "state": PROCEDURE.states[row.state], "shape": SHAPES[row.state],
        "method": methods()[decides.method], "quorum": printed(decides.quorum) if decides.quorum else "",
        "history": history_of(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "contests/pages/procedure.html", shown, status=acts.status)
