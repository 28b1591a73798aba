"""Slips with one-time codes, printed here and now and never shown again (印制答卷码)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.surveys import operations
from guantong.apps.surveys.forms import Printing
from guantong.apps.surveys.queries import surveys_seen_by
from guantong.apps.surveys.workflow import SURVEY
from guantong.domain.workflow.table import BadInput, NotAllowed


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how many for which community; show the slips once."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None:
        raise Http404
    closed = SURVEY.why_not("print_slips", request.standing, survey.state, survey.path)
    if closed and request.method == "POST":
        raise NotAllowed(closed)
    form, slips = Printing(request.POST or None, survey=survey), []
    if request.method == "POST" and form.is_valid():
        try:
            codes = operations.print_slips(survey=survey, by=request.standing, as_of=request.now, **form.cleaned_data)
            slips = [(code, _qr(request, code)) for code in codes]
        except BadInput as bad:
            for name, words in bad.reasons.items():
                form.add_error(name, said(words))
    shown = {"survey": survey, "closed": closed, "form": form, "slips": slips, "community": form.cleaned_data.get("community", "") if slips else ""}  # fmt: skip
    return render(request, "surveys/pages/slips.html", shown, status=422 if form.errors else 200)


def _qr(request: HttpRequest, code: str) -> str:
    address = request.build_absolute_uri(reverse("surveys:answer", args=[code.replace("-", "")]))
    return str(segno.make(address, error="m").svg_inline(scale=3, omitsize=True))
