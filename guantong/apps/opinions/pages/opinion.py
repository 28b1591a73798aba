"""One opinion: who asked, the line by versions, what was answered, what the next version shows, what its proposers say (意见)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions.acts import acts_of
from guantong.apps.opinions.held_against import NOT_COMPUTED, found_of, places_shown, stands_shown, waits_for_a_version
from guantong.apps.opinions.queries import follows, notes_of, opinions_seen_by, proposers_of
from guantong.apps.opinions.telling import in_office
from guantong.apps.opinions.thread import thread_of
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.papers.queries import papers_about


@page(reads="answers", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the opinion; do one of its verbs."""
    standing, today = request.standing, request.today
    opinion = opinions_seen_by(standing).filter(pk=pk).first()
    if opinion is None:
        raise Http404
    found = found_of(opinion, today)
    acts = acts_of(request, opinion, found)
    if answer := acts.answer(_ADDRESS.get(request.POST.get("verb", ""), "")):
        return answer
    inside = follows(opinion, standing)
    people = list(proposers_of(opinion))
    files = attached_to(opinion, standing)
    shown = {
        "signed": next((file for file in files.files if file.pk == opinion.signed_id), None),
        "opinion": opinion, "acts": acts, "inside": inside, "people": people, **thread_of(opinion, found, today),
        "left": {one.person for one in people if one.person} - set(in_office([one.person for one in people if one.person], today)),
        "stands": stands_shown(opinion, today, standing), "computed": {**NOT_COMPUTED, **found}, "places": places_shown(found, standing), "not_imported": waits_for_a_version(found),
        "merged": opinion.merged.all() if inside else (), "later": opinion.later.all() if inside else (),
        "suggestions": opinion.suggestions.exclude(state="given_up") if inside else (),
        "notes": notes_of(opinion, standing), "verbs": {row.verb: row.words for row in OPINION.rows},
        "papers": papers_about(opinion, standing) if standing.reads("papers") else (),
        "books": standing.reads("books"), "files": files, "history": history_of(opinion, standing),
    }  # fmt: skip
    return render(request, "opinions/pages/opinion.html", shown, status=acts.status)


_ADDRESS = {"make_suggestion": "/opinions/suggestions/{pk}/", "raise_again": "/opinions/{pk}/"}
