"""Words of budgets in plain words, for whoever takes part in a review: no figure stands here (名词解释)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.domain.papers.kinds import Known
from guantong.domain.reviews.pack_words import terms_on
from guantong.domain.reviews.packs import Term

COLUMNS = (
    Column("词", "name"),
    Column("意思", "means"),
    Column("依据", "source", note=lambda one: Known(one.status).words),
)


@page(reads="reviews")
def view(request: HttpRequest) -> HttpResponse:
    """List the terms explained today."""
    terms = Lines(list(terms_on(request.today)), _spelled)
    listing = Listing(request, _("名词解释"), terms, COLUMNS, search="q", empty=_("没有这个词。"))
    return listing.download() or render(request, "reviews/pages/terms.html", {"list": listing})


def _spelled(term: Term) -> str:
    return searchable(term.name, term.means)
