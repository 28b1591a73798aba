"""One topic: where it comes from, why, what became of it; make it a candidate, leave it out, withdraw it (议题)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import entries_of
from guantong.apps.years import topics
from guantong.apps.years.pages.topics import SHAPES
from guantong.apps.years.queries import items_seen_by, topics_seen_by
from guantong.apps.years.topic_forms import Reason
from guantong.apps.years.workflow import TOPIC
from guantong.domain.lifecycle.topics import SOURCES_BY, Source

ACTS = (
    Act("shortlist", topics.shortlist, Reason, version=True),
    Act("not_take", topics.not_take, Reason, version=True),
    Act("withdraw_topic", topics.withdraw_topic, version=True),
)


@page(reads="topics", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the topic with its verbs; do one of them."""
    row = topics_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(request, TOPIC, ACTS, row.state, row.path, given={"topic": row}, version=row.version)
    shown = {
        "row": row, "state": TOPIC.states[row.state], "shape": SHAPES[row.state], "acts": acts, "history": entries_of(row),
        "basis": SOURCES_BY if Source(row.source).statutory else "", "items": items_seen_by(request.standing).filter(topic=row),
    }  # fmt: skip
    return acts.answer() or render(request, "years/pages/topic.html", shown, status=acts.status)
