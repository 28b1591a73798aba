"""Note an objection to an item while it is built: what, how many households, a photo; never who (记录异议)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.livelihood.following_forms import Raised
from guantong.apps.livelihood.objecting import raise_objection
from guantong.apps.livelihood.queries import items_seen_by
from guantong.apps.livelihood.workflow import OBJECTION
from guantong.domain.workflow.table import NEW


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form; note the objection."""
    item = items_seen_by(request.standing).filter(pk=pk).first()
    if item is None:
        raise Http404
    asks = partial(Raised, item=item)
    initial = {"raised_on": request.today}
    acts = Acts(
        request, OBJECTION, (Act("raise_objection", raise_objection, asks),), NEW, item.path, {"item": item}, initial
    )
    return acts.answer("/livelihood/objections/{pk}/") or render(
        request, "livelihood/pages/object_to.html", {"item": item, "acts": acts}, status=acts.status
    )
