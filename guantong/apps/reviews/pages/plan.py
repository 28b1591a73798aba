"""Plan a review (安排审查活动)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.reviews import queries
from guantong.apps.reviews.operations import plan_review
from guantong.apps.reviews.organising import organiser_for
from guantong.apps.reviews.review_forms import Planning
from guantong.apps.reviews.workflow import REVIEW
from guantong.domain.reviews.kinds import kinds
from guantong.domain.workflow.table import NEW


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form beside what the kinds are; plan."""
    path = organiser_for(request.standing)
    REVIEW.demand("plan_review", request.standing, NEW, path)
    blank = {"year": request.today.year + 1, "kind": request.GET.get("kind", "pre_review")}
    initial = queries.planned_again(request.GET.get("again", ""), request.standing) or blank
    acts = Acts(
        request,
        REVIEW,
        (Act("plan_review", plan_review, partial(Planning, by=request.standing)),),
        NEW,
        path,
        initial=initial,
    )
    told = [(kind, kind.on(request.today)) for kind in kinds().values()]
    answer = acts.answer("/reviews/{pk}/")
    return answer or render(request, "reviews/pages/plan.html", {"acts": acts, "kinds": told}, status=acts.status)
