"""One value the district set itself: by which document, who proposed and confirmed it; putting it in force, ending it (阈值覆盖)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.diagnosis import thresholds
from guantong.apps.diagnosis.limit_lines import limit_words
from guantong.apps.diagnosis.pages.thresholds import SHAPES
from guantong.apps.diagnosis.queries import thresholds_seen_by
from guantong.apps.diagnosis.workflow import THRESHOLD
from guantong.apps.journal.queries import history_of
from guantong.domain.rulebook.shelf import rule_named


class Ending(forms.Form):
    """From when it holds no more, by which document."""

    until = forms.DateField(
        label=later("终止日"), widget=forms.DateInput({"type": "date"}), help_text=later("自这一天起不再适用")
    )
    ending = forms.CharField(label=later("终止文号"), max_length=80)


ACTS = (
    Act("put_in_force", thresholds.put_in_force, main=True),
    Act("withdraw", thresholds.withdraw),
    Act("end", thresholds.end, Ending),
)


@page(reads="rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the threshold; do one of its verbs."""
    row = thresholds_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(
        request, THRESHOLD, ACTS, row.state, row.path, given={"threshold": row}, latest_by=row.proposed_by
    )  # fmt: skip
    shown = {
        "row": row, "acts": acts, "rule": rule_named(row.rule), "name": limit_words(row.rule, row.name),
        "state": THRESHOLD.states[row.state], "shape": SHAPES[row.state], "history": history_of(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "diagnosis/pages/threshold.html", shown, status=acts.status)
