"""Raise an opinion of one's own, on a phone first: which unit, what, how much; against published figures or in a meeting (提出我的意见)."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.opinions.forms import Put
from guantong.apps.opinions.own import raise_own, spending_bodies
from guantong.apps.opinions.wording import versions
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.workflow.table import NEW


class MyOwn(Put):
    """The unit by name, the project in one's own words, the year and the version it is about."""

    unit = forms.ChoiceField(
        label=later("单位"), required=False, choices=lambda: [("", later("不针对某个单位")), *spending_bodies()]
    )
    project = forms.CharField(
        label=later("项目"), max_length=200, required=False, help_text=later("照材料上的名称填写；没有可不填")
    )
    year = forms.IntegerField(label=later("预算年度"), min_value=2000, max_value=2100)
    budget_version = forms.ChoiceField(
        label=later("针对版本"), required=False,
        choices=lambda: [("", later("不针对某个版本")), *((key, said_later(words)) for key, words in versions().items())],
    )  # fmt: skip
    field_order = ("unit", "project", "text", "head", "asks", "change_asked", "year", "budget_version")


@page(reads="own_opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; raise."""
    initial: dict[str, Any] = {"year": request.today.year + 1, "unit": request.GET.get("unit", "")}
    act = Act("raise_opinion", raise_own, partial(MyOwn, today=request.today))
    acts = Acts(request, OPINION, (act,), NEW, "", initial=initial)
    answer = acts.answer("/opinions/mine/{pk}/")
    return answer or render(request, "opinions/pages/my_raise.html", {"acts": acts}, status=acts.status)
