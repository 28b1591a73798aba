"""One item of a supervision plan: what is supervised and how, what it came from; change, drop, restore (监督计划事项)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import entries_of
from guantong.apps.years import planning
from guantong.apps.years.queries import items_seen_by, topics_seen_by
from guantong.apps.years.topic_forms import Item, Why
from guantong.apps.years.workflow import ITEM
from guantong.domain.lifecycle.topics import PUBLISHED_BY


@page(reads="supervision_plans", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the item with its verbs; do one of them."""
    row = items_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    asks = partial(Item, year=row.plan.year.year)
    known = {name: getattr(row, name) for name in ("title", "way", "month", "session", "lead")}
    acts = Acts(
        request, ITEM,
        (
            Act("change_item", planning.change_item, asks, version=True),
            Act("drop_item", planning.drop_item, Why, version=True),
            Act("restore_item", planning.restore_item, Why, version=True),
        ),
        row.state, row.plan.path, given={"item": row}, version=row.version, initial=known,
    )  # fmt: skip
    inside = request.standing.reads("plan_drafts")
    topic = topics_seen_by(request.standing).filter(pk=row.topic_id).first() if row.topic_id else None
    shown = {
        "row": row, "state": ITEM.states[row.state], "acts": acts, "topic": topic, "basis": PUBLISHED_BY,
        "history": entries_of(row) if inside else (), "inside": inside,
    }  # fmt: skip
    return acts.answer() or render(request, "years/pages/item.html", shown, status=acts.status)
