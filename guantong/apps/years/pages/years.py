"""The steps of the fiscal years as they happened, by stage and organisation (年度步骤)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import law
from guantong.apps.years.models import Step, stage_choices
from guantong.apps.years.queries import organisations_with_steps, steps_seen_by, years
from guantong.apps.years.workflow import STEP

SHAPES = {"planned": "todo", "registered": "done", "late": "late", "not_applicable": ""}


def _basis(step: Step) -> str:
    return law(step.statutory) if step.statutory else _("自选动作")


STEP_COLUMNS = (
    Column("步骤", "name", link=lambda step: reverse("years:step", args=[step.pk]), note=_basis),
    Column("机构", "organisation", sorts="organisation"),
    Column("计划日期", "planned_on", "day", sorts="planned_on"),
    Column("发生日期", "happened_on", "day", sorts="happened_on"),
    Column("文号", "document"),
    Column("状态", lambda step: STEP.states[step.state], "badge", badge=lambda step: SHAPES[step.state]),
)


@page(reads="years", place=Place("年度", 2, "年度步骤"))
def view(request: HttpRequest) -> HttpResponse:
    """List what is planned and what happened."""
    name, _body, planned, happened, document, _state = STEP_COLUMNS
    columns = (
        Column(
            "年度", lambda step: step.year.words, filters="year__year", sorts="year__year", choices=[(str(y.year), y.words) for y in years()]
        ),
        Column("环节", "get_stage_display", filters="stage", choices=stage_choices()),
        name,
        Column(
            "机构", "organisation", sorts="organisation", filters="path",
            choices=organisations_with_steps(request.standing),
        ),
        planned,
        happened,
        document,
        Column(
            "状态", lambda step: STEP.states[step.state], "badge", badge=lambda step: SHAPES[step.state],
            filters="state", choices=tuple(STEP.states.items()),
        ),
    )  # fmt: skip
    listing = Listing(
        request, _("年度步骤"), steps_seen_by(request.standing), columns, search="search", sort="planned_on",
        empty=_("还没有列入年度的步骤。"),
    )  # fmt: skip
    shown = {"list": listing, "plans": STEP.begun_by("plan", request.standing)}
    return listing.download() or render(request, "years/pages/years.html", shown)
