"""A unit says what it cannot put right alone: policy, land, procedure, money (提出需协调事项)."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.findings import operations
from guantong.apps.findings.whose import own_body
from guantong.apps.findings.workflow import MATTER
from guantong.domain.workflow.table import NEW


class Difficulty(forms.Form):
    """What stands in the way, and what for."""

    title = forms.CharField(label=later("需协调的事项"), max_length=120)
    says = forms.CharField(
        label=later("困难和需要协调的内容"), max_length=2000, widget=forms.Textarea({"rows": 6}),
        help_text=later("写明卡在哪里、涉及哪些单位、需要协调什么"),
    )  # fmt: skip
    year = forms.IntegerField(label=later("所属年度"), min_value=2000, max_value=2100)


@page(reads="matters", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; put the difficulty on the commission's desk."""
    own = own_body(request.standing)
    MATTER.demand("raise_difficulty", request.standing, NEW, own)
    raised = partial(operations.register, kind="coordination", source="unit", pace="staged", path=own)
    acts = Acts(
        request, MATTER, (Act("raise_difficulty", raised, Difficulty),), NEW, own, initial={"year": request.today.year}
    )
    answer = acts.answer("/findings/{pk}/")
    return answer or render(request, "findings/pages/difficulty.html", {"acts": acts}, status=acts.status)
