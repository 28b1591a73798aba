"""One batch of opinions: its letter, its number and day, how far each of them is (转送)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Listing
from guantong.apps.journal.queries import history_of
from guantong.apps.opinions import letters, referring
from guantong.apps.opinions.forms import Sending
from guantong.apps.opinions.pages.ledger import AMOUNTS, COURSE, OPINION_COLUMN
from guantong.apps.opinions.queries import opinions_seen_by, referrals_seen_by
from guantong.apps.opinions.shapes import REFERRAL_SHAPES
from guantong.apps.opinions.workflow import REFERRAL
from guantong.apps.papers.queries import papers_about

ACTS = (
    Act("note_sent", referring.note_sent, Sending, version=True),
    Act("draft_letter", letters.draft_letter, version=True, main=True),
    Act("draft_summary", letters.draft_summary, version=True),
    Act("give_up", referring.give_up, version=True),
)


@page(reads="answers", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the batch; do one of its verbs."""
    standing = request.standing
    referral = referrals_seen_by(standing).filter(pk=pk).first()
    if referral is None:
        raise Http404
    papers = list(papers_about(referral, standing)) if standing.reads("papers") else []
    out = next((one for one in papers if one.kind == letters.LETTER and one.issued_on), None)
    initial = {"number": out.number, "sent_on": out.issued_on} if out else {"sent_on": request.today}
    acts = Acts(
        request, REFERRAL, ACTS, referral.state, referral.path, {"referral": referral}, initial, referral.version
    )
    goes = "/papers/{pk}/" if request.POST.get("verb", "").startswith("draft_") else ""
    if answer := acts.answer(goes):
        return answer
    rows = opinions_seen_by(standing).filter(referral=referral).order_by("path", "pk")
    listing = Listing(request, referral.title, rows, (OPINION_COLUMN, *COURSE, *AMOUNTS))
    shown = {
        "archives": REFERRAL.why_not("archive", standing, referral.state, referral.path) is None, "referral": referral, "acts": acts, "list": listing, "papers": papers, "state": REFERRAL.states[referral.state],
        "shape": REFERRAL_SHAPES[referral.state], "history": history_of(referral, standing),
    }  # fmt: skip
    return listing.download() or render(request, "opinions/pages/referral.html", shown, status=acts.status)
