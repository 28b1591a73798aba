"""A member votes, on the phone: one of three or candidates, then once more to confirm; nothing of it is kept but the vote (投票)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.ballots import operations
from guantong.apps.ballots.cast_forms import Ballot, Choosing
from guantong.apps.ballots.queries import boxes_seen_by, seat_of, why_not
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NotAllowed


@page(reads="ballots", methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the vote, ask whether it is meant, cast it."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    closed = BOX.why_not("cast", request.standing, box.state, box.path)
    closed = closed or why_not("cast", box, request.standing, seat_of(box, request.standing))
    form, chosen = (Choosing if box.contest else Ballot)(request.POST or None, box=box), False
    if request.method == "POST":
        if closed:
            raise NotAllowed(closed)
        if form.is_valid() and "again" not in request.POST:
            chosen = True
            if "confirmed" in request.POST:
                operations.cast(box=box, marks=form.marks, by=request.standing, as_of=request.now)
                messages.success(request, _("已投票。"))
                return redirect("ballots:box", pk=box.pk)
    given = [(name, value) for name, values in request.POST.lists() if name in form.fields for value in values]
    shown = {"box": box, "form": form, "closed": closed, "chosen": chosen, "given": given}
    return render(request, "ballots/pages/cast.html", shown, status=422 if form.errors else 200)
