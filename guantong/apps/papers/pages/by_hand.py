"""Draft a paper by hand, of a kind that no other room composes (手工拟稿)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.actors.models import OrganisationKind
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.queries import files_seen_by
from guantong.apps.papers.by_hand import draft, kinds_by_hand
from guantong.apps.papers.paper_forms import ByHand
from guantong.apps.papers.ways import organ
from guantong.apps.papers.workflow import PAPER
from guantong.domain.papers.kinds import kinds
from guantong.domain.workflow.table import NEW

_NEAR = 12


@page(reads="paper_drafts", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the kinds, and the form of the one that was picked; draft."""
    PAPER.demand("draft", request.standing, NEW, "")
    offered = kinds_by_hand()
    kind = next((one for one in offered if one.name == request.GET.get("kind")), None)
    if kind is None and request.method == "POST":  # whoever names no kind is asked what a letter asks
        kind = offered[0]
    verbs = (Act("draft", draft, partial(ByHand, kind=kind, day=request.today)),) if kind else ()
    acts = Acts(request, PAPER, verbs, NEW, "", {"kind": kind.name if kind else ""})
    if answer := acts.answer("/papers/{pk}/"):
        return answer
    line = (kind or next(iter(kinds().values()))).on(request.today)
    shown = {
        "acts": acts, "offered": offered, "kind": kind, "line": line, "issuer": organ(line.issuer),
        "addressees": "、".join(OrganisationKind(name).label for name in sorted(line.addressees)),
        "files": files_seen_by(request.standing).filter(state__in=("kept", "sealed")).order_by("-pk")[:_NEAR] if kind else (),
    }  # fmt: skip
    return render(request, "papers/pages/by_hand.html", shown, status=acts.status)
