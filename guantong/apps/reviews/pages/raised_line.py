"""Choose the line the opinion of an inquiry is bound to: of the unit that was asked, in a version of the year under review (选择预算项)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.opinions.line_picker import picker
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews import queries
from guantong.domain.workflow.table import NEW


@page(reads="opinions")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List the unit's lines; each leads back to the form, bound."""
    row = queries.inquiries_seen_by(request.standing).select_related("review").filter(pk=pk).first()
    if row is None:
        raise Http404
    OPINION.demand("raise_opinion", request.standing, NEW, row.path)
    found = picker(request, reverse("reviews:raised", args=[row.pk]), [row.review.year], row.unit_code)
    return found.list.download() or render(request, "reviews/pages/raised_line.html", {"picker": found, "one": row})
