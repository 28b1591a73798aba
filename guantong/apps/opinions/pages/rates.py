"""The adoption rate with its wholes: anybody counts it again from the lists behind it (采纳率)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.opinions.counting import rates
from guantong.apps.opinions.queries import opinions_seen_by


@page(reads="answers")
def view(request: HttpRequest) -> HttpResponse:
    """Show the shares of a year, or of all."""
    rows = opinions_seen_by(request.standing)
    years = sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)
    typed, history = request.GET.get("year", ""), request.GET.get("history") == "1"
    year = next((one for one in years if str(one) == typed), None)
    count, groups = rates(rows, year, history)
    shown = {
        "count": count,
        "groups": groups,
        "years": years,
        "year": year,
        "history": history,
        "past": rows.filter(history=True).exists(),
    }
    return render(request, "opinions/pages/rates.html", shown)
