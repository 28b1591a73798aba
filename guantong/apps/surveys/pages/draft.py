"""Draft a survey: empty, with the questions on a built project, or asking again what an earlier one asked (新建问卷)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.surveys import operations
from guantong.apps.surveys.forms import Drafting
from guantong.apps.surveys.queries import COUNTED, surveys_seen_by
from guantong.apps.surveys.workflow import SURVEY
from guantong.domain.workflow.table import NEW


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the head of a survey; begin it."""
    path = next((post.path for post in request.standing.posts if SURVEY.why_not("draft", request.standing, NEW, post.path) is None), "")  # fmt: skip
    SURVEY.demand("draft", request.standing, NEW, path)
    earlier = surveys_seen_by(request.standing).filter(state__in=COUNTED)[:50]
    acts = Acts(request, SURVEY, (Act("draft", operations.draft, partial(Drafting, earlier=earlier)),), NEW, path)
    return acts.answer("/surveys/{pk}/") or render(
        request, "surveys/pages/draft.html", {"acts": acts}, status=acts.status
    )
