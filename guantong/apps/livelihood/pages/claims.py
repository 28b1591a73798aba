"""Who follows an item; take it on for one's deputy group, unless a conflict of interest keeps one out (认领)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.livelihood.claiming import claim, why_not_claim
from guantong.apps.livelihood.following_forms import Claimed
from guantong.apps.livelihood.queries import claims_seen_by, items_seen_by
from guantong.apps.livelihood.workflow import CLAIM
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("代表小组", "group", link=page_of("livelihood:claim")),
    Column("状态", lambda one: CLAIM.states[one.state], "badge", badge=lambda one: "done" if one.state == "claimed" else "todo"),
    Column("认领时间", "claimed_at", "minute"),
    Column("退回原因", "reason"),
)  # fmt: skip


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List the claims; take it on."""
    item = items_seen_by(request.standing).filter(pk=pk).first()
    if item is None:
        raise Http404
    refused = why_not_claim(item, request.standing, item.claimed, request.today)
    asks = partial(Claimed, standing=request.standing, day=request.today)
    acts = Acts(
        request, CLAIM, (Act("claim", claim, asks),), NEW, item.path, {"item": item}, closed={"claim": refused} if refused else {}
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    rows = claims_seen_by(request.standing).filter(item=item)
    listing = Listing(request, _("认领"), rows, COLUMNS, empty=_("还没有代表小组认领。"))
    shown = {"item": item, "acts": acts, "list": listing}
    return listing.download() or render(request, "livelihood/pages/claims.html", shown, status=acts.status)
