"""One thing somebody wrote, to be handed on as a report of wrongdoing: printed first, then it leaves (转信访/纪检)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.surveys.forms import Leaving
from guantong.apps.surveys.leaving import refer_words
from guantong.apps.surveys.queries import surveys_seen_by, words_at
from guantong.apps.surveys.workflow import SURVEY


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int, answer: str, place: str) -> HttpResponse:
    """Show the words; hand them on. Once gone they are not found, and the page says so with the receipts."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    words = words_at(survey, answer, place, request.today) if survey else None
    if survey is None or words is None:
        raise Http404
    given = {"survey": survey, "answer": answer, "place": place}
    acts = Acts(request, SURVEY, (Act("refer_words", refer_words, Leaving),), survey.state, survey.path, given)
    shown = {"survey": survey, "words": words, "acts": acts}
    return acts.answer(f"/surveys/{survey.pk}/result/#left") or render(
        request, "surveys/pages/words.html", shown, status=acts.status
    )
