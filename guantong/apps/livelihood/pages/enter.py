"""Enter an item of a running year by hand (登记当年民生实事)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.livelihood.item_forms import Entered, year_begun
from guantong.apps.livelihood.operations import take_over
from guantong.apps.livelihood.workflow import ITEM
from guantong.domain.workflow.table import NEW


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; enter the item."""
    acts = Acts(
        request, ITEM, (Act("take_over", take_over, Entered),), NEW, "", {"origin": "typed"}, year_begun(request.today)
    )  # fmt: skip
    return acts.answer("/livelihood/items/{pk}/") or render(
        request, "livelihood/pages/enter.html", {"acts": acts}, status=acts.status
    )
