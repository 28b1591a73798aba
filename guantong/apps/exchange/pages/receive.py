"""Receive the packages of a disc, in whatever order; of each is said what became of it (接收数据包)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.exchange.disc import Outcome, receive_all
from guantong.apps.exchange.forms import Received
from guantong.apps.exchange.workflow import ARRIVAL
from guantong.domain.workflow.table import NEW


@page(reads="exchange", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the packages; take them in, say what was refused beside what was not."""
    ARRIVAL.demand("receive", request.standing, NEW, "")
    form = Received(request.POST or None, request.FILES or None)
    refused: list[Outcome] = []
    if form.is_valid():
        outcomes = receive_all(form.cleaned_data["file"], by=request.standing, as_of=request.now)
        refused = [one for one in outcomes if one.refused]
        for one in outcomes:
            if not one.refused:
                messages.info(request, said(one.says))
        if not refused:
            return redirect("exchange:arrivals")
    shown = {"form": form, "refused": refused}
    return render(request, "exchange/pages/receive.html", shown, status=422 if form.errors or refused else 200)
