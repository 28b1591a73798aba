"""The score sheets of a review: who is on the roll, what came of them (审查活动的评分)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations.models.scoring import WAYS
from guantong.apps.evaluations.pages.sheets import SHAPES
from guantong.apps.evaluations.workflow import SHEET
from guantong.apps.reviews import queries, score_sheets
from guantong.apps.reviews.score_forms import Sheet
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("评分事项", lambda one: one.sheet.title, link=lambda one: reverse("evaluations:sheet", args=[one.sheet.pk]), note=lambda one: one.sheet.unit),
    Column("方式", lambda one: WAYS[one.sheet.way]),
    Column("状态", lambda one: SHEET.states[one.sheet.state], "badge", badge=lambda one: SHAPES[one.sheet.state]),
    Column("实评 / 应评", lambda one: one.share or "—", "text"),
    Column("平均总分（百分）", lambda one: _("回避") if one.out else one.mean or "—", "text"),
)  # fmt: skip


@page(reads="scores", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List the sheets with their results; prepare one for the deputies who signed in."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.edition_of(row).scores:
        raise Http404
    prepare = Act("prepare", score_sheets.prepare_sheet, partial(Sheet, units=row.units.all(), today=request.today))
    initial = {"title": row.title, "held_on": row.held_on or request.today}
    acts = Acts(request, SHEET, (prepare,), NEW, row.path, {"review": row}, initial)
    answer = acts.answer("/evaluations/scores/{pk}/")
    told = score_sheets.sheets_of(row, request.standing)
    listing = Listing(request, _("评分表"), told, COLUMNS, empty=_("还没有评分表。"))
    begun = row.state in score_sheets.SCORED
    shown = {
        "review": row, "acts": acts, "list": listing, "edition": queries.edition_of(row), "roll": score_sheets.roll_of(row, row.held_on or request.today),
        "prepares": begun and SHEET.begun_by("prepare", request.standing), "results": [one for one in told if one.result],
        **queries.tabs_of(row, request.standing),
    }  # fmt: skip
    return listing.download() or answer or render(request, "reviews/pages/scores.html", shown, status=acts.status)
