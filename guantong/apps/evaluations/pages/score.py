"""A deputy scores, on the phone: points and words; what is late or outside the scale is told, and what was typed stays in the form (打分)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.evaluations import scoring
from guantong.apps.evaluations.models import ScoreSheet, Seat
from guantong.apps.evaluations.models.scoring import SECRET
from guantong.apps.evaluations.queries import kept_out, own_score, seat_of, sheets_seen_by, why_not
from guantong.apps.evaluations.sheet_forms import Code, Points
from guantong.apps.evaluations.workflow import SHEET
from guantong.domain.voting.rubric import printed
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal


@page(reads="scores", methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the points, hand them in, show the code of a secret score in this answer alone; take a score back."""
    sheet = sheets_seen_by(request.standing).filter(pk=pk).first()
    if sheet is None:
        raise Http404
    own = seat_of(sheet, request.standing)
    if out := kept_out(sheet, request.standing, own):
        return render(
            request, "evaluations/pages/kept_out.html", {"sheet": sheet, "out": out}, status=_refused(request)
        )
    verb = request.POST.get("verb", "")
    form = Points(request.POST if verb == "score" else None, rubric=sheet.by)
    back = (
        Code(request.POST if verb == "withdraw_score" else None)
        if sheet.way == SECRET
        else forms.Form(request.POST or None)
    )
    shown: dict[str, Any] = {"sheet": sheet, "form": form, "back": back, "code": "", "secret": sheet.way == SECRET}
    status = 200
    if request.method == "POST":
        try:
            done = _done(request, sheet, verb, form, back)
        except NotAllowed as refused:
            shown["refused"], status = refused.refusal, 409 if refused.refusal.about == "state" else 403
        except BadInput as bad:
            asked = form if verb == "score" else back
            for name, words in bad.reasons.items():
                asked.add_error(name if name in asked.fields else None, said(words))
        else:
            if isinstance(done, tuple) and done[1]:
                shown["code"] = done[1]
            elif done is not None:
                messages.success(request, _("已打分。") if verb == "score" else _("已撤回，可以重新打分。"))
                return redirect("evaluations:score", pk=sheet.pk)
        own = seat_of(sheet, request.standing)
    if "refused" not in shown and (form.errors or back.errors):
        status = 422
    shown |= {"own": own, "closed": _closed(request, sheet, own), "given": _given(request, sheet, own)}
    shown["takes_back"] = own and own.done and sheet.state == "open" and sheet.way != "paper" and not shown["code"]
    return render(request, "evaluations/pages/score.html", shown, status=status)


def _done(request: HttpRequest, sheet: ScoreSheet, verb: str, form: Points, back: forms.Form) -> Any:
    """Do what was asked; None when the form must be shown again. Raises Http404 for a verb nobody knows here."""
    if verb not in ("score", "withdraw_score"):
        raise Http404
    asked = form if verb == "score" else back
    if not asked.is_valid():  # that it is not the time comes before what was typed wrongly
        if refusal := _closed(request, sheet, seat_of(sheet, request.standing), verb):
            raise NotAllowed(refusal)
        return None
    operation = scoring.score if verb == "score" else scoring.withdraw_score
    return operation(sheet=sheet, by=request.standing, as_of=request.now, **asked.cleaned_data)


def _closed(request: HttpRequest, sheet: ScoreSheet, own: Seat | None, verb: str = "score") -> Refusal | None:
    return SHEET.why_not(verb, request.standing, sheet.state, sheet.path) or why_not(verb, sheet, request.standing, own)


def _given(request: HttpRequest, sheet: ScoreSheet, own: Seat | None) -> list[tuple[str, str]]:
    """Return one's own points by name; of a secret score nobody can show them any more, its scorer neither."""
    score = own_score(sheet, request.standing) if own is not None and own.done and sheet.way != SECRET else None
    return [(item.name, printed(one)) for item, one in zip(sheet.by.items, score.points, strict=False)] if score else []


def _refused(request: HttpRequest) -> int:
    return 403 if request.method == "POST" else 200
