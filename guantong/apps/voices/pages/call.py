"""One call for needs: its words as they are put up, its window, what came in by community and field (年度征集)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.journal.queries import history_of
from guantong.apps.voices import calling
from guantong.apps.voices.forms import Called
from guantong.apps.voices.pages.calls import SHAPES
from guantong.apps.voices.pages.take_down import receipt_address
from guantong.apps.voices.queries import answers_to, calls_seen_by
from guantong.apps.voices.workflow import CALL

COLUMNS = (
    Column("社区", lambda row: row[0]),
    Column("领域", lambda row: row[1]),
    Column("件数", lambda row: row[2], "number"),
)
ACTS = (
    Act("publish_call", calling.publish_call, version=True, main=True),
    Act("revise_call", calling.revise_call, Called, version=True),
    Act("withdraw_call", calling.withdraw_call, version=True),
)


@page(reads="voice_calls", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the notice to be printed and what came in; do one of its verbs."""
    call = calls_seen_by(request.standing).filter(pk=pk).first()
    if call is None:
        raise Http404
    initial = {"title": call.title, "text": call.text, "opens_on": call.opens_on, "closes_on": call.closes_on}
    acts = Acts(request, CALL, ACTS, call.state, call.path, {"call": call}, initial, call.version)
    rows = answers_to(call, request.standing)
    listing = Listing(request, _("征集到的诉求"), rows, COLUMNS, empty=_("还没有诉求归到这次征集。"))
    shown = {
        "call": call, "acts": acts, "state": CALL.states[call.state], "shape": SHAPES[call.state], "list": listing,
        "open": call.state == "published" and call.opens_on <= request.today <= call.closes_on,
        "over": call.closes_on < request.today, "count": sum(row[2] for row in rows),
        "history": history_of(call, request.standing), **receipt_address(request),
    }  # fmt: skip
    answer = listing.download() or acts.answer()
    return answer or render(request, "voices/pages/call.html", shown, status=acts.status)
