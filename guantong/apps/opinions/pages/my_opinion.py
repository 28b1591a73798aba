"""One opinion of one's own: how far it is, the answer, whether it landed; rated and raised again here (我的一条意见)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.opinions.acts import acts_of
from guantong.apps.opinions.queries import own_opinions, proposers_of
from guantong.apps.opinions.thread import thread_of


@page(reads="own_opinions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it, with the answer of what it was merged into; do what a proposer does."""
    standing, today = request.standing, request.today
    mine = own_opinions(standing).filter(pk=pk).first()
    if mine is None:
        raise Http404
    answered = mine.merged_into or mine
    acts = acts_of(request, mine if mine.state != "merged" else answered, own=True)
    if answer := acts.answer("/opinions/mine/{pk}/" if request.POST.get("verb") == "raise_again" else ""):
        return answer
    me = proposers_of(answered).filter(person=standing.person).first()
    # what was verified in a version is told when the answer was; the figures of drafts stay inside
    shown = {
        "mine": mine,
        "answered": answered,
        "acts": acts,
        "me": me,
        "told": me is not None and me.told_on is not None,
        **thread_of(answered, {}, today),
    }
    return render(request, "opinions/pages/my_opinion.html", shown, status=acts.status)
