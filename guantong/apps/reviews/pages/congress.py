"""Report and resolution of a review by the congress: delegations, the steps to the Presidium, the drafts and their counts (报告与决议)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews import congress, congress_queries, queries
from guantong.apps.reviews.congress_forms import Draft
from guantong.apps.reviews.review_acts import congress_acts_of
from guantong.apps.reviews.workflow import RESOLUTION
from guantong.domain.workflow.table import NEW

SHAPES = {"drafted": "todo", "voted": "doing", "published": "done", "withdrawn": ""}
COLUMNS = (
    Column("决议", "title", link=lambda one: reverse("reviews:resolution", args=[one.pk]), note=lambda one: one.document),
    Column("出席", "present", "number"),
    Column("赞成", "in_favour", "number"),
    Column("反对", "against", "number"),
    Column("弃权", "abstained", "number"),
    Column("未按表决器", "not_pressed", "number"),
    Column("表决日期", "voted_on", "day", sorts="voted_on"),
    Column("状态", lambda one: RESOLUTION.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(RESOLUTION.states.items())),
)  # fmt: skip


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a kind with a report to the Presidium comes to; list its delegations, note a step, enter a draft resolution."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.edition_of(row).report:
        raise Http404
    acts = congress_acts_of(request, row)
    drafts = Acts(
        request,
        RESOLUTION,
        (Act("draft_resolution", congress.draft_resolution, Draft),),
        NEW,
        row.path,
        {"review": row},
    )
    drafting = request.POST.get("verb") == "draft_resolution"
    answer = drafts.answer("/reviews/resolutions/{pk}/") if drafting else acts.answer()
    seen = congress_queries.resolutions_seen_by(request.standing).filter(review=row)
    listing = Listing(request, _("决议"), seen, COLUMNS, empty=_("还没有录入决议草案。"))
    points = queries.points_of(row, queries.edition_of(row))
    shown = {
        "review": row, "acts": acts, "drafts": drafts, "list": listing, "report": congress_queries.report_of(row),
        "delegations": congress_queries.delegations_of(row, request.standing), "points": len(points), "ticked": sum(bool(one.answer) for one in points),
        "whole_board": request.standing.sees("boards", row.path),
        "may": RESOLUTION.why_not("draft_resolution", request.standing, NEW, row.path) is None, **queries.tabs_of(row, request.standing),
    }  # fmt: skip
    status = max(acts.status, drafts.status)
    return listing.download() or answer or render(request, "reviews/pages/congress.html", shown, status=status)
