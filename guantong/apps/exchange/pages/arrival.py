"""One package that came in: from whom, signed with which key, where each of its documents went (收到的数据包)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Listing
from guantong.apps.exchange.forms import GivenUp
from guantong.apps.exchange.models import Arrival
from guantong.apps.exchange.queries import arrivals_seen_by, in_words, missing
from guantong.apps.exchange.taking_in import NOTHING_LEFT, give_up, place_again
from guantong.apps.exchange.telling import DOCUMENTS, packed_at, shape_of, state_of
from guantong.apps.exchange.workflow import ARRIVAL
from guantong.apps.journal.queries import entries_of
from guantong.domain.workflow.table import NEW, Refusal


def _acts(request: HttpRequest, row: Arrival, gap: list[int]) -> Acts:
    acts = (Act("place_again", place_again, main=True), Act("give_up", give_up, GivenUp))
    if gap:
        return Acts(request, ARRIVAL, acts, NEW, row.path, given={"partner": row.partner}, initial={"number": gap[0]})
    closed = {} if row.left else {"place_again": Refusal("state", NOTHING_LEFT)}
    return Acts(request, ARRIVAL, acts, row.state, row.path, given={"arrival": row}, closed=closed)


@page(reads="exchange", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the package; place again what was left, or give up a number it waits for."""
    row = arrivals_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    gap = missing(row.partner) if row.state == "waiting" else []
    acts = _acts(request, row, gap)
    listing = Listing(request, _("包内文件"), row.documents, DOCUMENTS, empty=_("没有文件。"))
    shown = {
        "package": row, "state": state_of(row), "shape": shape_of(row), "gap": in_words(gap), "list": listing, "acts": acts,
        "history": entries_of(row), "packed_at": packed_at(row), "cut_short": row.state == "waiting" and not gap,
    }  # fmt: skip
    return (
        acts.answer() or listing.download() or render(request, "exchange/pages/arrival.html", shown, status=acts.status)
    )
