"""The materials packs of a review; make one as the books stand on a day (审查材料)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews import packing, queries
from guantong.apps.reviews.pack_forms import Making
from guantong.apps.reviews.workflow import PACK
from guantong.domain.workflow.table import NEW

SHAPES = {"made": "todo", "released": "done", "withdrawn": ""}
COLUMNS = (
    Column("材料", str, link=lambda one: reverse("reviews:pack", args=[one.pk]), note=lambda one: _("含草案，编号领用") if one.draft else ""),
    Column("数据截至", "day", sorts="day"),
    Column("账册快照", "snapshot", "number"),
    Column("制作", "made_at"),
    Column("审定发放", "released_name", note=lambda one: one.released_on),
    Column("状态", lambda one: PACK.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(PACK.states.items())),
)  # fmt: skip


@page(reads="packs", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List the packs; make one."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not request.standing.sees("packs", row.path):
        raise Http404
    initial = {"day": min(filter(None, (row.frozen_on, request.today)))}
    acts = Acts(request, PACK, (Act("make_pack", packing.make_pack, Making),), NEW, row.path, {"review": row}, initial)
    answer = acts.answer("/reviews/packs/{pk}/")
    seen = queries.packs_seen_by(request.standing).filter(review=row)
    listing = Listing(request, _("审查材料"), seen, COLUMNS, empty=_("还没有制作审查材料。"))
    shown = {
        "review": row, "acts": acts, "list": listing, "makes": PACK.why_not("make_pack", request.standing, NEW, row.path) is None,
        **queries.tabs_of(row, request.standing),
    }  # fmt: skip
    return listing.download() or answer or render(request, "reviews/pages/packs.html", shown, status=acts.status)
