"""One budget line that a person says pays for an item: who said so, why; take it back (预算关联)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood.linking import take_line_back
from guantong.apps.livelihood.queries import lines_seen_by
from guantong.apps.livelihood.workflow import LINE


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; take it back."""
    link = lines_seen_by(request.standing).filter(pk=pk).first()
    if link is None:
        raise Http404
    acts = Acts(
        request, LINE, (Act("take_line_back", take_line_back, version=True),), link.state, link.item.path, {"link": link},
        version=link.version,
    )  # fmt: skip
    shown = {
        "link": link,
        "acts": acts,
        "state": LINE.states[link.state],
        "history": history_of(link, request.standing),
    }
    return acts.answer() or render(request, "livelihood/pages/line.html", shown, status=acts.status)
