"""Prepare a rehearsal: what residents chose, the money there is, the arrangement of a document (准备演算)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.rehearsals import operations
from guantong.apps.rehearsals.forms import Preparing
from guantong.apps.rehearsals.workflow import REHEARSAL
from guantong.domain.workflow.table import NEW


@page(reads="rehearsals", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask what a rehearsal needs; prepare it for the body of who asks."""
    path = next((post.path for post in request.standing.posts), "")
    REHEARSAL.demand("prepare", request.standing, NEW, path)
    acts = Acts(
        request,
        REHEARSAL,
        (Act("prepare", operations.prepare, Preparing),),
        NEW,
        path,
        initial={"since": request.today},
    )
    shown = {"acts": acts}
    return acts.answer("/rehearsals/{pk}/") or render(
        request, "rehearsals/pages/prepare.html", shown, status=acts.status
    )
