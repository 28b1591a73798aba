"""A poster with the QR code of the open link, A4, black and white, one for every community (海报)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.surveys.queries import surveys_seen_by


@page(reads="surveys")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the posters of an open survey, with the words to copy into a chat; before and after there is nothing to open."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None or survey.link is None:
        raise Http404
    address = request.build_absolute_uri(reverse("surveys:open", args=[survey.link]))
    code = segno.make(address, error="q").svg_inline(scale=9, omitsize=True)
    shown = {"survey": survey, "address": address, "code": code, "communities": list(survey.groups) or [""]}
    return render(request, "surveys/pages/poster.html", shown)
