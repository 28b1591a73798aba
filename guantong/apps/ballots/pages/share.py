"""A keyholder draws the own share of the key: shown once, printed, kept on paper (领取密钥份)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots import operations
from guantong.apps.ballots.queries import boxes_seen_by, why_not
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NotAllowed


@page(reads="ballots", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a share is; draw it and show it in this answer alone: no session, no file, no second look."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    closed = BOX.why_not("draw_share", request.standing, box.state, box.path)
    closed = closed or why_not("draw_share", box, request.standing, None)
    printed = ""
    if request.method == "POST":
        if closed:
            raise NotAllowed(closed)
        printed = operations.draw_share(box=box, by=request.standing, as_of=request.now)
    own = dict(zip(box.keyholders, (box.key_one, box.key_two), strict=True)).get(request.standing.person, "")
    shown = {"box": box, "closed": closed, "groups": printed.split(), "drawn": bool(own)}
    return render(request, "ballots/pages/share.html", shown)
