"""One review: what it is, which units, the points gone through, minutes, conclusion, what is left (一次审查活动)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.papers.queries import papers_about
from guantong.apps.reviews import holding, queries
from guantong.apps.reviews.minutes import draft
from guantong.apps.reviews.pages.reviews import SHAPES
from guantong.apps.reviews.raising import told_of
from guantong.apps.reviews.review_acts import acts_of
from guantong.apps.reviews.score_sheets import sheets_of
from guantong.apps.reviews.term_round import round_of
from guantong.apps.reviews.unit_sheets import unit_sheets_of
from guantong.apps.reviews.workflow import REVIEW
from guantong.apps.years.queries import items_seen_by


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the review; do one of its verbs."""
    row = queries.reviews_seen_by(request.standing).select_related("plan_item", "session").filter(pk=pk).first()
    if row is None:
        raise Http404
    kind, edition = queries.kind_of(row), queries.edition_of(row)
    units, points, places = list(row.units.all()), queries.points_of(row, edition), queries.places_of(row)
    inquiries = list(queries.inquiries_seen_by(request.standing).filter(review=row))
    changes = list(queries.changes_seen_by(request.standing).filter(review=row))
    written = row.minutes or draft(row, places, inquiries, changes)
    acts = acts_of(request, row, written)
    answer = acts.answer("/papers/{pk}/" if request.POST.get("verb") == "draft_paper" else "")
    papers = list(papers_about(row, request.standing)) if request.standing.reads("papers") else []
    shown = {
        "archives": REVIEW.why_not("archive", request.standing, row.state, row.path) is None, "review": row, "kind": kind, "edition": edition, "units": units, "points": points, "places": places, "acts": acts,
        "state": REVIEW.states[row.state], "shape": SHAPES[row.state], "inquiries": inquiries, "changes": changes, "written": written,
        "open": sum(one.state == "asked" for one in inquiries), "over": sum(one.state == "carried_over" for one in inquiries),
        "item_seen": bool(row.plan_item_id) and items_seen_by(request.standing).filter(pk=row.plan_item_id).exists(),
        "answered": sum(one.state == "answered" for one in inquiries), "heard": holding.HEARD.get(row.heard),
        "left": queries.left_over(row, request.standing), "opinions": told_of(row, request.standing), "history": history_of(row, request.standing), "scored": [one for one in sheets_of(row, request.standing) if one.result] if edition.scores else [], "ticks": holding.TICKS,
        "whole_board": request.standing.sees("boards", row.path), **queries.tabs_of(row, request.standing),
        "unfit": edition.unfit(row.outcome + row.minutes), "papers": papers, "round": round_of(row, request.standing), "sheets": unit_sheets_of(row, request.standing, request.today), "told": request.standing.sees("boards", row.path) or row.fed_back_on,
    }  # fmt: skip
    return answer or render(request, "reviews/pages/review.html", shown, status=acts.status)
