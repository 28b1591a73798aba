"""One rule of assessment: its lines, who entered and confirmed it; putting it in force, ending it (测评标准)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.ballots import rules
from guantong.apps.ballots.pages.rules import SHAPES
from guantong.apps.ballots.queries import rules_seen_by
from guantong.apps.ballots.workflow import RULE
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.domain.voting.rule import printed


class Ending(forms.Form):
    """From when it holds no more, by which document."""

    until = DayField(label=later("终止日"), help_text=later("自这一天起不再适用"))
    ending = forms.CharField(label=later("终止文号"), max_length=80)


ACTS = (
    Act("put_in_force", rules.put_in_force, main=True),
    Act("withdraw", rules.withdraw),
    Act("end", rules.end, Ending),
)


@page(reads="ballot_rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rule; do one of its verbs."""
    row = rules_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(request, RULE, ACTS, row.state, row.path, given={"rule": row}, latest_by=row.proposed_by)
    rule = row.decides
    shown = {
        "row": row, "rule": rule, "acts": acts, "state": RULE.states[row.state], "shape": SHAPES[row.state],
        "quorum": printed(rule.quorum) if rule.quorum else "", "history": history_of(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "ballots/pages/rule.html", shown, status=acts.status)
