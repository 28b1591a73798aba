"""Register a matter by hand: from an inspection visit, an opinion, an appeal (登记事项)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.figures.bringing import bodies
from guantong.apps.findings import operations
from guantong.apps.findings.matter_forms import Put
from guantong.apps.findings.words import KINDS, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.domain.workflow.table import NEW


class Registration(Put):
    """What a matter is, whose it is, where it comes from."""

    path = forms.ChoiceField(label=later("责任单位"), choices=bodies)
    kind = forms.ChoiceField(
        label=later("类别"), choices=lambda: [(key, said_later(words)) for key, words in KINDS.items()]
    )
    source = forms.ChoiceField(
        label=later("来源"),
        choices=lambda: [(key, said_later(words)) for key, words in SOURCES.items() if key not in ("signal", "unit")],
    )
    year = forms.IntegerField(label=later("所属年度"), min_value=2000, max_value=2100)
    field_order = ("path", "kind", "source", "year")


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; register."""
    MATTER.demand("register", request.standing, NEW, "")
    initial = {"year": request.today.year}
    acts = Acts(request, MATTER, (Act("register", operations.register, Registration),), NEW, "", initial=initial)
    answer = acts.answer("/findings/{pk}/")
    return answer or render(request, "findings/pages/register.html", {"acts": acts}, status=acts.status)
