"""What everybody may read of a year's livelihood items, without signing in (民生实事公开)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import public
from guantong.apps.livelihood.queries import public_items, public_years
from guantong.apps.livelihood.shapes import ITEM_SHAPES
from guantong.apps.livelihood.workflow import ITEM


@public()
def view(request: HttpRequest) -> HttpResponse:
    """List the items of a year that a person released."""
    years = public_years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else next(iter(years), None)
    rows = [(one, ITEM.states[one.state], ITEM_SHAPES[one.state]) for one in public_items(year)] if year else []
    return render(request, "livelihood/pages/public.html", {"year": year, "years": years, "rows": rows})
