"""Originals whose last day has passed: let them go (到期原文)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.voices.leaving import let_originals_go
from guantong.apps.voices.queries import originals_due
from guantong.apps.voices.words import read
from guantong.apps.voices.workflow import NEED
from guantong.domain.workflow.table import NEW


@page(reads="voice_originals", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Say how many are due; let them go."""
    path = request.standing.posts[0].path if request.standing.posts else ""
    given: dict[str, Any] = {"today": request.today}
    acts = Acts(request, NEED, (Act("let_originals_go", let_originals_go, main=True),), NEW, path, given)
    shown = {"acts": acts, "due": originals_due(request.standing, request.today), "days": read("keeping")["days"]}
    return acts.answer("/voices/") or render(request, "voices/pages/originals.html", shown, status=acts.status)
