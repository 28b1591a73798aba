"""One numbered copy of a pack: given out, back, or not got back (一份编号材料)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.reviews import packing, queries
from guantong.apps.reviews.pages.pack import COPY_SHAPES, DEPTHS
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import PACK_COPY

ACTS = (
    Act("take_copy_back", packing.take_copy_back, version=True, main=True),
    Act("note_missing", packing.note_missing, Why, version=True),
)


@page(reads="packs", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; print it, note that it is back, or what became of it."""
    row = queries.copies_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(request, PACK_COPY, ACTS, row.state, row.pack.review.path, {"copy": row}, version=row.version)
    shown = {
        "copy": row, "pack": row.pack, "review": row.pack.review, "acts": acts, "state": PACK_COPY.states[row.state],
        "shape": COPY_SHAPES[row.state], "depths": [(key, one.words) for key, one in DEPTHS.items()],
        "history": history_of(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "reviews/pages/copy.html", shown, status=acts.status)
