"""A member votes, on the phone: one of three, then once more to confirm; nothing of it is kept but the vote (投票)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.ballots import operations
from guantong.apps.ballots.queries import boxes_seen_by, seat_of, why_not
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import later as said_later
from guantong.domain.voting.marks import Grade
from guantong.domain.workflow.table import NotAllowed

BLANK = "blank"
CHOICES = [
    *((grade.value, said_later(grade.words)) for grade in Grade),
    (BLANK, later("不作选择（交空白票，计为无效票）")),
]


class Ballot(forms.Form):
    """One of the three, or a blank sheet: what can be handed in on paper can be handed in here."""

    mark = forms.ChoiceField(
        label=later("您的评价"), choices=CHOICES, widget=forms.RadioSelect,
        error_messages={"required": later("请选择一项；不想选择的，可以交空白票")},
    )  # fmt: skip


@page(reads="ballots", methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the vote, ask whether it is meant, cast it."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    closed = BOX.why_not("cast", request.standing, box.state, box.path)
    closed = closed or why_not("cast", box, request.standing, seat_of(box, request.standing))
    form, chosen = Ballot(request.POST or None), ""
    if request.method == "POST":
        if closed:
            raise NotAllowed(closed)
        if form.is_valid() and "again" not in request.POST:
            chosen = form.cleaned_data["mark"]
            if "confirmed" in request.POST:
                marks = [] if chosen == BLANK else [chosen]
                operations.cast(box=box, marks=marks, by=request.standing, as_of=request.now)
                messages.success(request, _("已投票。"))
                return redirect("ballots:box", pk=box.pk)
    shown = {"box": box, "form": form, "closed": closed, "chosen": chosen, "words": dict(CHOICES).get(chosen, "")}
    return render(request, "ballots/pages/cast.html", shown, status=422 if form.errors else 200)
