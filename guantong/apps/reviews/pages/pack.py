"""One materials pack as it is printed, at one page, at eight, in full; released by name, its numbered copies (一份审查材料)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.journal.queries import history_of
from guantong.apps.papers.shown import shown_blocks, shown_sources
from guantong.apps.reviews import pack_forms, packing, queries
from guantong.apps.reviews.pack_printing import printed
from guantong.apps.reviews.pages.packs import SHAPES
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import PACK, PACK_COPY
from guantong.domain.reviews.packs import Depth
from guantong.domain.workflow.table import NEW

COPY_SHAPES = {"out": "due", "back": "done", "missing": "warn"}
DEPTHS = {"1": Depth.PAGE, "8": Depth.EIGHT, "full": Depth.FULL}
COLUMNS = (
    Column("编号", str, link=lambda one: reverse("reviews:copy", args=[one.pk])),
    Column("领用人", "holder"),
    Column("领用日期", "given_on"),
    Column("交回日期", "back_on"),
    Column("状态", lambda one: PACK_COPY.states[one.state], "badge", badge=lambda one: COPY_SHAPES[one.state], note=lambda one: one.reason),
)  # fmt: skip


@page(reads="packs", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it at `?depth=` 1, 8 or full; release or withdraw it, give a numbered copy."""
    row = queries.packs_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    path, asked = row.review.path, request.GET.get("depth", "1")
    depth = DEPTHS.get(asked, Depth.PAGE)
    acts = Acts(
        request, PACK,
        (
            Act("release_pack", packing.release_pack, pack_forms.Releasing, version=True),
            Act("withdraw_pack", packing.withdraw_pack, Why, version=True),
        ),
        row.state, path, {"pack": row}, {"name": request.standing.name}, version=row.version,
    )  # fmt: skip
    gives = Acts(
        request, PACK_COPY, (Act("give_copy", packing.give_copy, pack_forms.Giving),), NEW, path, {"pack": row}
    )
    answer = (gives if request.POST.get("verb") == "give_copy" else acts).answer()
    listing = Listing(
        request,
        _("编号份"),
        queries.copies_seen_by(request.standing).filter(pack=row),
        COLUMNS,
        empty=_("还没有领用。"),
    )
    held = queries.held_for(row, request.standing)
    content = printed(row, held, depth)
    shown = {
        "pack": row, "review": row.review, "acts": acts, "gives": gives, "list": listing, "content": content, "asked": asked,
        "blocks": shown_blocks(content), "sources": shown_sources(content), "depths": [(key, one.words) for key, one in DEPTHS.items()],
        "state": PACK.states[row.state], "shape": SHAPES[row.state], "depth": depth.words, "whole": row.whole, "places": held.at(depth).places,
        "out": row.copies.filter(state="out").count(), "hands_out": row.state == "released" and PACK_COPY.why_not("give_copy", request.standing, NEW, path) is None,
        "history": history_of(row, request.standing), **queries.tabs_of(row.review, request.standing),
    }  # fmt: skip
    status = max(acts.status, gives.status)
    return listing.download() or answer or render(request, "reviews/pages/pack.html", shown, status=status)
