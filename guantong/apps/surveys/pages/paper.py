"""The questionnaire on paper, in large letters: filled in by hand, or by staff on somebody's behalf (大字版纸质问卷)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.surveys.forms import Answering
from guantong.apps.surveys.queries import surveys_seen_by


@page(reads="surveys")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form as it is printed."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None or not survey.on_paper:
        raise Http404
    shown = {"survey": survey, "form": Answering(of=survey.questionnaire)}
    return render(request, "surveys/pages/paper.html", shown)
