"""What the headers of a delivered file mean: proposed with doubts, twenty rows to look at, confirmed by a person (确认字段)."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.feeds.mapping_form import MappingForm, proposal
from guantong.apps.feeds.operations import map_delivery
from guantong.apps.feeds.queries import deliveries_seen_by
from guantong.apps.feeds.workflow import DELIVERY
from guantong.domain.fiscal.records.staging import CannotRead


@page(reads="feeds", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is proposed to whoever may confirm it; confirm it, and the file is taken in."""
    delivery = deliveries_seen_by(request.standing).filter(pk=pk).first()
    if delivery is None or delivery.file is None:
        raise Http404
    # raw rows are shown here, with whatever names stand in them: only to those who may confirm
    DELIVERY.demand("map", request.standing, delivery.state, delivery.path)
    try:
        proposed = proposal(delivery, request.GET.get("sheet", ""), request.GET.get("from", ""))
    except CannotRead as refused:
        messages.error(request, said(refused.words))
        return redirect("feeds:delivery", pk)
    act = Act("map", map_delivery, partial(MappingForm, proposed=proposed), version=True)
    acts = Acts(
        request, DELIVERY, (act,), delivery.state, delivery.path, given={"delivery": delivery}, version=delivery.version
    )
    answer = acts.answer(reverse("feeds:delivery", args=[pk]))
    form = acts.failed.get("map") or MappingForm(proposed=proposed, prefix="map")
    shown = {
        "delivery": delivery, "proposed": proposed, "form": form, "heads": proposed.heads(), "rows": proposed.shown(),
        "sheets": [sheet["name"] for sheet in delivery.sheets],
    }  # fmt: skip
    return answer or render(request, "feeds/pages/mapping.html", shown, status=acts.status)
