"""Choose the line an opinion is raised on: of a version that is held, or none for a general opinion (选择预算项)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.opinions.line_picker import picker
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.workflow.table import NEW


@page(reads="opinions")
def view(request: HttpRequest) -> HttpResponse:
    """List the lines of the version that is asked for, the latest of the latest year where none is."""
    OPINION.demand("raise_opinion", request.standing, NEW, "")
    year = request.GET.get("year", "")
    asked = int(year) if year.isdecimal() and len(year) == 4 else None
    found = picker(
        request, reverse("opinions:raise"), [asked] if asked else [request.today.year + 1, request.today.year]
    )
    return found.list.download() or render(request, "opinions/pages/choose.html", {"picker": found})
