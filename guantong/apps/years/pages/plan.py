"""Putting a step into a year, or entering one that has happened (列入步骤)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.models import Organisation
from guantong.apps.actors.queries import organisations
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import law
from guantong.apps.years import operations
from guantong.apps.years.models import FiscalYear, Step, stage_choices
from guantong.apps.years.queries import years
from guantong.apps.years.workflow import STEP
from guantong.domain.law.catalogue import all_citations
from guantong.domain.questions import Stage
from guantong.domain.workflow.table import NEW


def _day(label: Any, required: bool = False) -> forms.DateField:
    return DayField(label=label, required=required)


def _articles() -> list[tuple[str, Any]]:
    named = sorted((law(citation.id), citation.id) for citation in all_citations() if citation.stages)
    return [("", _("自选动作，没有法定期限")), *((entry, words) for words, entry in named)]


class Planned(forms.Form):
    """What, where, when, and which article asks for it."""

    year = forms.ModelChoiceField(FiscalYear.objects.none(), label=_("年度"))
    stage = forms.TypedChoiceField(label=_("环节"), choices=stage_choices, coerce=Stage)
    name = forms.CharField(label=_("步骤"), max_length=60)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("机构"))
    planned_on = _day(_("计划日期"))
    statutory = forms.ChoiceField(label=_("依据"), choices=_articles, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["year"].queryset = years()  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]


class Past(Planned):
    """The same, with the day it happened."""

    happened_on = _day(_("发生日期"), required=True)
    document = forms.CharField(label=_("文号"), max_length=80, required=False)


def _plan(*, organisation: Organisation, **facts: Any) -> Step:
    return operations.plan(path=organisation.path, organisation=str(organisation), **facts)


def _enter_past(*, organisation: Organisation, **facts: Any) -> Step:
    return operations.enter_past(path=organisation.path, organisation=str(organisation), **facts)


ACTS = (Act("plan", _plan, Planned), Act("enter_past", _enter_past, Past))


@page(reads="years", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the forms; do one of them."""
    acts = Acts(request, STEP, ACTS, NEW, "", initial={"year": _this(request)})
    return acts.answer("/years/steps/{pk}/") or render(
        request, "years/pages/plan.html", {"acts": acts}, status=acts.status
    )


def _this(request: HttpRequest) -> FiscalYear | None:
    return years().filter(year=request.today.year).first()
