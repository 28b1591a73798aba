"""Correct what was entered of an item, with the reason (更正项目)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.livelihood.item_forms import Amended, facts_of
from guantong.apps.livelihood.operations import amend
from guantong.apps.livelihood.queries import items_seen_by
from guantong.apps.livelihood.workflow import ITEM


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what stands; correct it."""
    item = items_seen_by(request.standing).filter(pk=pk).first()
    if item is None:
        raise Http404
    acts = Acts(
        request, ITEM, (Act("amend", amend, Amended, version=True),), item.state, item.path, {"item": item}, facts_of(item),
        item.version,
    )  # fmt: skip
    shown = {"item": item, "acts": acts}
    return acts.answer(f"/livelihood/items/{pk}/") or render(
        request, "livelihood/pages/amend.html", shown, status=acts.status
    )
