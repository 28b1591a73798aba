"""One page about a subject: read, copied with its sources, or taken as docx and PDF (一页纸)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.papers.shown import shown_blocks, shown_sources
from guantong.apps.papers.writers.as_docx import docx
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.papers.writers.as_text import as_text
from guantong.apps.reviews.brief_fitting import fitted
from guantong.apps.reviews.brief_topics import Topic
from guantong.apps.subjects.models import Subject
from guantong.apps.subjects.queries import subjects_seen_by

_FORMS = {"docx": docx, "pdf": pdf}


@page(reads="findings")
def view(request: HttpRequest, key: str) -> HttpResponse:
    """Show the page; `?as=docx` or `?as=pdf` sends the file."""
    subject = subjects_seen_by(request.standing).filter(key=key).first()
    if subject is None:
        raise Http404
    return answered(request, subject, reverse("subjects:subject", args=[key]))


def answered(request: HttpRequest, about: Topic | Subject, back: str) -> HttpResponse:
    """Show the page about something, or send it as the file that is asked for; `back` is the page of the thing itself."""
    content = fitted(about, request.standing, request.now)  # type: ignore[attr-defined]
    if (form := request.GET.get("as", "")) in _FORMS:
        return as_file(_FORMS[form](content), f"{content.title}.{form}")
    shown = {
        "about": about, "content": content, "blocks": shown_blocks(content), "sources": shown_sources(content),
        "text": as_text(content), "back": back,
    }  # fmt: skip
    return render(request, "reviews/pages/brief.html", shown)
