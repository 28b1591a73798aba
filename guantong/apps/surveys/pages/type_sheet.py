"""Typing a paper sheet; what a second person types the same is counted (录入纸质答卷)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.surveys import answering
from guantong.apps.surveys.forms import Typing
from guantong.apps.surveys.queries import surveys_seen_by, waiting_sheets
from guantong.apps.surveys.workflow import SURVEY
from guantong.domain.workflow.table import BadInput, NotAllowed


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a sheet; keep it, or count it when it is the second typing."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None:
        raise Http404
    closed = SURVEY.why_not("type_sheet", request.standing, survey.state, survey.path)
    if closed and request.method == "POST":
        raise NotAllowed(closed)
    form = Typing(request.POST or None, survey=survey)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("number", "code", "community", "on_behalf")}
        try:
            typed = answering.type_sheet(
                survey=survey, given=form.given(), by=request.standing, as_of=request.now, **facts
            )
        except BadInput as bad:
            form.refused(bad.reasons)
        else:
            says = _("已计入：答卷 %(number)s") if typed.agreed else _("已录入一遍，等另一人再录：答卷 %(number)s")
            messages.success(request, says % {"number": typed.number})
            return redirect(request.path)
    waiting = waiting_sheets(survey)
    mine = [one.number for one in waiting if one.typed_by == request.standing.person]
    others = [one.number for one in waiting if one.typed_by != request.standing.person]
    shown = {"survey": survey, "closed": closed, "form": form, "mine": mine, "others": others}
    return render(request, "surveys/pages/type_sheet.html", shown, status=422 if form.errors else 200)
