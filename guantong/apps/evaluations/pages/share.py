"""A keyholder of a score sheet draws the own share of the key: shown once, printed, kept on paper (领取密钥份)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.evaluations import operations
from guantong.apps.evaluations.queries import kept_out, seat_of, sheets_seen_by, why_not
from guantong.apps.evaluations.workflow import SHEET
from guantong.domain.workflow.table import NotAllowed


@page(reads="scores", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a share is; draw it and show it in this answer alone: no session, no file, no second look."""
    sheet = sheets_seen_by(request.standing).filter(pk=pk).first()
    if sheet is None:
        raise Http404
    closed = SHEET.why_not("draw_share", request.standing, sheet.state, sheet.path)
    closed = closed or kept_out(sheet, request.standing, seat_of(sheet, request.standing))
    closed = closed or why_not("draw_share", sheet, request.standing, None)
    printed = ""
    if request.method == "POST":
        if closed:
            raise NotAllowed(closed)
        printed = operations.draw_share(sheet=sheet, by=request.standing, as_of=request.now)
    own = dict(zip(sheet.keyholders, (sheet.key_one, sheet.key_two), strict=True)).get(request.standing.person, "")
    shown = {"sheet": sheet, "closed": closed, "groups": printed.split(), "drawn": bool(own)}
    return render(request, "evaluations/pages/share.html", shown)
