"""One page about a matter, an opinion, an adjustment, or a unit or project of the books, from its own page (一页纸)."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.reviews.brief_topics import topic_of
from guantong.apps.reviews.pages.brief import answered
from guantong.apps.subjects.models import Subject

_PAGES = {"matter": "findings:matter", "opinion": "opinions:opinion", "adjustment": "adjustments:plan"}
_OF_BOOKS = ("unit", "project")


@page(reads="findings")
def view(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show it; a unit or project that no subject bears the code of leads to the list, for a person to choose."""
    about = topic_of(kind, code, request.standing)
    if isinstance(about, Subject):
        return redirect("reviews:brief", about.key)
    if about is None and kind in _OF_BOOKS:
        return redirect(f"{reverse('reviews:briefs')}?{urlencode({'q': code})}")
    if about is None:
        raise Http404
    return answered(request, about, reverse(_PAGES[kind], args=[int(code)]))
