"""One correction: what the machine read, what a person reads, the cell itself; withdrawing it (更正)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.figures import corrections
from guantong.apps.figures.asking_again import corrections_seen_by
from guantong.apps.figures.pages.corrections import SHAPES
from guantong.apps.figures.queries import located
from guantong.apps.figures.sight import enlarged, sight_of
from guantong.apps.figures.spots import spot_at
from guantong.apps.figures.workflow import CORRECTION
from guantong.apps.journal.queries import entries_of

ACTS = (Act("withdraw", corrections.withdraw, version=True),)


@page(reads="figures", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the correction; withdraw it."""
    one = corrections_seen_by(request.standing).filter(pk=pk).first()
    if one is None:
        raise Http404
    acts = Acts(request, CORRECTION, ACTS, one.state, one.path, given={"correction": one}, version=one.version)
    batch = one.document.batch
    found = located(batch, one.spot)
    sight = sight_of(batch, found.page, [found.place]) if found.page else None
    shown = {
        "one": one, "acts": acts, "state": CORRECTION.states[one.state], "shape": SHAPES[one.state], "batch": batch,
        "close": enlarged(sight) if sight else None, "spot": spot_at(one.spot), "history": entries_of(one),
    }  # fmt: skip
    return acts.answer() or render(request, "figures/pages/correction.html", shown, status=acts.status)
