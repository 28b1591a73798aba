"""The result as a PDF to be handed out or filed (问卷结果 PDF)."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime

from guantong.apps.components.door import page
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.surveys.printed import content_of
from guantong.apps.surveys.queries import outcome, surveys_seen_by


@page(reads="surveys")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it; before the close there is none."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    found = outcome(survey, request.today) if survey else None
    if survey is None or found is None:
        raise Http404
    answer = HttpResponse(pdf(content_of(survey, found, localtime(request.now))), content_type="application/pdf")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{survey.title}-结果.pdf')}"
    return answer
