"""One line of the register: whether it came, setting it aside with the reason (应公开文件)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.figures import operations
from guantong.apps.figures.identifying import identify_line
from guantong.apps.figures.pages.expected import _shape, _state
from guantong.apps.figures.queries import expected_seen_by
from guantong.apps.figures.requests import note_request
from guantong.apps.figures.unit_forms import unit_form
from guantong.apps.figures.workflow import EXPECTED
from guantong.apps.journal.queries import entries_of


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=200)


class Request(forms.Form):
    """When it was asked for by letter, by when it was promised, when it came."""

    asked_on = DayField(label=later("函请日期"))
    promised_on = DayField(label=later("承诺提供日期"), required=False)
    provided_on = DayField(label=later("收到日期"), required=False)


ACTS = (
    Act("note_request", note_request, Request),
    Act("set_aside", operations.set_aside, Reason),
    Act("take_back", operations.take_back),
)


@page(reads="figures", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the line; do one of its verbs."""
    line = expected_seen_by(request.standing).filter(pk=pk).first()
    if line is None:
        raise Http404
    chosen = EXPECTED.why_not("identify_line", request.standing, line.state, line.path) is None
    whose = Act("identify_line", identify_line, unit_form(request.standing, [line.body]) if chosen else None)
    initial = {name: getattr(line, name) for name in Request.base_fields}
    acts = Acts(request, EXPECTED, (*ACTS, whose), line.state, line.path, {"line": line}, initial)
    prints = EXPECTED.why_not("note_request", request.standing, "expected", line.path) is None
    shown = {
        "line": line,
        "acts": acts,
        "state": _state(line),
        "shape": _shape(line),
        "history": entries_of(line),
        "prints": prints,
    }
    return acts.answer() or render(request, "figures/pages/expectation.html", shown, status=acts.status)
