"""Which projects are evaluated: nominations, lists, decisions (评价项目选取)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import choice_work
from guantong.apps.evaluations.project_forms import DrawingUp, Nominating
from guantong.apps.evaluations.project_queries import choices_seen_by, nominations_seen_by
from guantong.apps.evaluations.workflow import CHOICE, NOMINATION
from guantong.domain.workflow.table import NEW

CHOICES = (
    Column("年度", "year", link=lambda row: reverse("evaluations:choice", args=[row.pk])),
    Column("状态", lambda row: CHOICE.states[row.state]),
    Column("候选", lambda row: len(row.candidates), "number"),
    Column("选取", lambda row: len(row.chosen), "number"),
    Column("决定文号", "document", "code"),
)
NOMINATIONS = (
    Column(
        "项目",
        "project",
        link=lambda row: reverse("evaluations:nomination", args=[row.pk]),
        note=lambda row: row.project_code,
    ),
    Column("年度", "year", sorts="year"),
    Column("理由", "reason"),
    Column("状态", lambda row: NOMINATION.states[row.state], filters="state", choices=tuple(NOMINATION.states.items())),
)


@page(reads="nominations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List nominations and choices; nominate, or draw up a list."""
    initial = {"year": request.today.year}
    nominates = Acts(
        request, NOMINATION, (Act("nominate", choice_work.nominate, Nominating),), NEW, "", initial=initial
    )
    draws = Acts(request, CHOICE, (Act("draw_up", choice_work.draw_up, DrawingUp),), NEW, "", initial=initial)
    drawing = request.POST.get("verb") == "draw_up"
    answer = draws.answer("/evaluations/choices/{pk}/") if drawing else nominates.answer("/evaluations/choices/")
    empty = _("还没有提名。")
    listing = Listing(
        request, _("代表提名"), nominations_seen_by(request.standing), NOMINATIONS, search="search", empty=empty
    )
    chosen = list(choices_seen_by(request.standing))
    shown = {
        "list": listing, "nominates": nominates, "draws": draws,
        "choices": Listing(request, _("候选名单"), chosen, CHOICES) if chosen else None,
    }  # fmt: skip
    status = max(nominates.status, draws.status)
    return answer or listing.download() or render(request, "evaluations/pages/choices.html", shown, status=status)
