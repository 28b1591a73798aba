"""Answering for somebody on the telephone or beside one: what is read to them first, then the questions (代填)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.components.door import page
from guantong.apps.surveys.forms import OnBehalf
from guantong.apps.surveys.on_behalf import answer_on_behalf
from guantong.apps.surveys.queries import surveys_seen_by
from guantong.apps.surveys.workflow import SURVEY
from guantong.domain.workflow.table import BadInput, NotAllowed


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is read aloud and the questions; count the answer."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None:
        raise Http404
    closed = SURVEY.why_not("answer_on_behalf", request.standing, survey.state, survey.path)
    if closed and request.method == "POST":
        raise NotAllowed(closed)
    form = OnBehalf(request.POST or None, survey=survey)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("way", "consent", "code", "community")}
        try:
            answer_on_behalf(survey=survey, given=form.given(), by=request.standing, as_of=request.now, **facts)
        except BadInput as bad:
            form.refused(bad.reasons)
        else:
            messages.success(request, _("已计入：代填，单独统计"))
            return redirect(request.path)
    shown = {
        "survey": survey,
        "closed": closed,
        "form": form,
        "minutes": max(2, len(survey.questionnaire.questions) // 2),
    }
    return render(request, "surveys/pages/on_behalf.html", shown, status=422 if form.errors else 200)
