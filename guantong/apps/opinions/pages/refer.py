"""Prepare the referral of the chosen opinions to finance; nothing is sent by it (拟转送).

What was chosen stands in the address: the ledger's form sends it there.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.opinions.queries import chosen_of
from guantong.apps.opinions.referring import prepare
from guantong.apps.opinions.workflow import OPINION, REFERRAL
from guantong.domain.workflow.table import NEW


class Titled(forms.Form):
    """What the letter is called."""

    title = forms.CharField(label=later("函的标题"), max_length=120)


@page(reads="opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show what was chosen; prepare."""
    REFERRAL.demand("prepare", request.standing, NEW, "")
    chosen = chosen_of(request.GET.getlist("chosen"), request.standing)
    ready = [one for one in chosen if one.state == "raised" and not one.referral_id]
    year = ready[0].year if ready else request.today.year
    acts = Acts(request, REFERRAL, (Act("prepare", prepare, Titled),), NEW, "", {"opinions": ready}, {"title": f"关于转送{year}年预算审查意见建议的函"})  # fmt: skip
    shown = {
        "acts": acts,
        "ready": ready,
        "left": [one for one in chosen if one not in ready],
        "states": OPINION.states,
    }
    return acts.answer("/opinions/referrals/{pk}/") or render(
        request, "opinions/pages/refer.html", shown, status=acts.status
    )
