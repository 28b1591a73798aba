"""One step of a year: what is planned, register it as it happened, what was done to it (年度步骤)."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import entries_of
from guantong.apps.years import operations
from guantong.apps.years.models import Session
from guantong.apps.years.queries import sessions_seen_by, steps_seen_by
from guantong.apps.years.reckoning import Reckoning
from guantong.apps.years.workflow import STEP, not_late_yet


class Happened(forms.Form):
    """When it happened and under which number."""

    happened_on = DayField(label=_("发生日期"))
    document = forms.CharField(label=_("文号"), max_length=80, required=False)


class Planned(forms.Form):
    """The day it is planned for."""

    planned_on = DayField(label=_("计划日期"))


class Tied(forms.Form):
    """The session it happens at."""

    session = forms.ModelChoiceField(Session.objects.none(), label=_("会议"))

    def __init__(self, *given: Any, near: Any = None, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["session"].queryset = near  # type: ignore[attr-defined]


ACTS = (
    Act("register", operations.register, Happened, version=True),
    Act("reschedule", operations.reschedule, Planned, version=True),
    Act("correct", operations.correct, Happened, version=True),
    Act("confirm_late", operations.confirm_late, version=True),
    Act("set_aside", operations.set_aside, version=True),
    Act("take_back", operations.take_back, version=True),
)


@page(reads="years", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the step with its verbs; do one of them."""
    step = steps_seen_by(request.standing).filter(pk=pk).first()
    if step is None:
        raise Http404
    known = Reckoning.of(step.year.year)
    early = not_late_yet(step.statutory, step.planned_on, request.today, known.law_of(step))
    near = sessions_seen_by(request.standing).filter(year__year__range=(step.year.year, step.year.year + 1))
    tied = Act("set_session", operations.set_session, partial(Tied, near=near.exclude(state="cancelled")), version=True)
    acts = Acts(
        request, STEP, (*ACTS, tied), step.state, step.path, given={"step": step}, version=step.version,
        initial={"happened_on": step.happened_on, "document": step.document, "planned_on": step.planned_on, "session": step.session_id},
        closed={"confirm_late": early} if early else {},
    )  # fmt: skip
    shown = {
        "dues": known.due_of(step), "stamps": known.stamps(step),
        "step": step, "state": STEP.states[step.state], "acts": acts, "history": entries_of(step),
        "files": attached_to(step, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "years/pages/step.html", shown, status=acts.status)
