"""Raise an opinion for those who asked: on the line the address names, or a general one (提出意见)."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.opinions.bound_line import Chosen, chosen_of
from guantong.apps.opinions.forms import Raised
from guantong.apps.opinions.operations import raise_opinion
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.workflow.table import NEW


class ForThem(Raised):
    """The opinion, its year, who raised it."""

    year = forms.IntegerField(label=later("预算年度"), min_value=2000, max_value=2100)
    field_order = ("text", "head", "asks", "change_asked", "year", "proposers", "raised_on")


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the line and the form; raise."""
    chosen = chosen_of(request.GET, request.today, request.standing)
    operation = partial(raise_opinion, **_bound(chosen))
    initial = {"year": chosen.version.year if chosen.version else request.today.year + 1, "raised_on": request.today}
    act = Act("raise_opinion", operation, partial(Raised if chosen.version else ForThem, today=request.today))
    acts = Acts(request, OPINION, (act,), NEW, chosen.line.path, initial=initial)
    OPINION.demand("raise_opinion", request.standing, NEW, chosen.line.path)
    answer = acts.answer("/opinions/{pk}/")
    return answer or render(
        request, "opinions/pages/raise_opinion.html", {"acts": acts, "chosen": chosen}, status=acts.status
    )


def _bound(chosen: Chosen) -> Mapping[str, Any]:
    version = chosen.version
    if version is None:
        return {}
    return {"line": chosen.line, "year": version.year, "version": version.name, "version_no": version.number}
