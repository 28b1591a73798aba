"""One decision about lines of two versions, with its history; taken back, its lines are asked about again (一项对应)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions.line_links import take_link_back
from guantong.apps.opinions.queries import line_links_seen_by
from guantong.apps.opinions.workflow import LINE_LINK

ACTS = (Act("take_link_back", take_link_back, version=True),)


@page(reads="books", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the decision; take it back."""
    link = line_links_seen_by(request.standing).filter(pk=pk).first()
    if link is None:
        raise Http404
    acts = Acts(request, LINE_LINK, ACTS, link.state, "", {"link": link}, version=link.version)
    answer = acts.answer()
    shown = {
        "link": link,
        "acts": acts,
        "state": LINE_LINK.states[link.state],
        "history": history_of(link, request.standing),
    }
    return answer or render(request, "opinions/pages/line_link.html", shown, status=acts.status)
