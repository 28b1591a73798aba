"""One line that is said to answer needs: who said so, why; take it back (预算回应)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.voices import answers
from guantong.apps.voices.queries import answer_links_seen_by
from guantong.apps.voices.workflow import ANSWER


@page(reads="need_answers", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; take it back."""
    link = answer_links_seen_by(request.standing).filter(pk=pk).first()
    if link is None:
        raise Http404
    acts = Acts(
        request, ANSWER, (Act("take_link_back", answers.take_link_back, version=True),), link.state, "", {"link": link},
        version=link.version,
    )  # fmt: skip
    shown = {
        "link": link,
        "acts": acts,
        "state": ANSWER.states[link.state],
        "history": history_of(link, request.standing),
    }
    return acts.answer() or render(request, "voices/pages/answer_link.html", shown, status=acts.status)
