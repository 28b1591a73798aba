"""Answering a survey: without signing in, on an old phone, without JavaScript; by a slip once, or by the open link (答卷)."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.components.client_address import client_address
from guantong.apps.components.door import public
from guantong.apps.surveys import answering
from guantong.apps.surveys.forms import Answering
from guantong.apps.surveys.leaving import kept_days
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.pages.result import told
from guantong.apps.surveys.queries import open_at, slip_of
from guantong.domain.surveys.answers import Given
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal


@public(methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Answer by a slip: once."""
    slip = slip_of(code)
    if slip is None:
        raise Http404
    closed = answering.USED if slip.used else None
    return _answered(
        request, slip.survey, closed, lambda given: answering.answer_by_slip(code=code, given=given, as_of=request.now)
    )


@public(methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def open_view(request: HttpRequest, link: str) -> HttpResponse:
    """Answer by the open link; once the result is published, read it."""
    survey = open_at(link)
    if survey is None:
        raise Http404
    source = client_address(request)
    return _answered(
        request, survey, None,
        lambda given: answering.answer_openly(link=link, given=given, source=source, as_of=request.now),
    )  # fmt: skip


def _answered(
    request: HttpRequest, survey: Survey, closed: Refusal | None, take: Callable[[Given], object]
) -> HttpResponse:  # fmt: skip
    form, status = Answering(request.POST or None, of=survey.questionnaire), 200
    done = "done" in request.GET
    if survey.state != "open":
        closed = answering.NOT_OPEN
    if request.method == "POST" and closed is None and form.is_valid():
        try:
            take(form.given())
            return redirect(f"{request.path}?done=1")
        except BadInput as bad:
            form.refused(bad.reasons)
        except NotAllowed as refused:
            closed = refused.refusal
            status = 409
    if request.method == "POST":
        status = 422 if form.errors else 409
    result = told(request, survey, everybody=True)
    if result and (file := result["whole"].download()):
        return file
    sample = survey.samples.filter(state="drawn").first()
    shown = {
        "survey": survey,
        "form": form,
        "closed": closed,
        "done": done,
        "days": kept_days(),
        "sample": sample,
        **result,
    }
    return render(request, "surveys/pages/answer.html", shown, status=status)
