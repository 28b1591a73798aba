"""Draft a survey: empty, or with the questions on a built project (新建问卷)."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.surveys import operations
from guantong.apps.surveys.forms import Drafting
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.workflow import SURVEY
from guantong.domain.roles import Standing
from guantong.domain.surveys.examples import of_a_project
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW


def _draft(
    *, title: str, title_en: str, population: str, on_paper: bool, start: str, by: Standing, as_of: datetime
) -> Survey:  # fmt: skip
    template = of_a_project(Words(title, title_en), population) if start else None
    return operations.draft(
        title=title, title_en=title_en, population=population, on_paper=on_paper, template=template, by=by, as_of=as_of
    )  # fmt: skip


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the head of a survey; begin it."""
    path = next((post.path for post in request.standing.posts if SURVEY.why_not("draft", request.standing, NEW, post.path) is None), "")  # fmt: skip
    SURVEY.demand("draft", request.standing, NEW, path)
    acts = Acts(request, SURVEY, (Act("draft", _draft, Drafting),), NEW, path)
    return acts.answer("/surveys/{pk}/") or render(
        request, "surveys/pages/draft.html", {"acts": acts}, status=acts.status
    )
