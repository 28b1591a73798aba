"""A paper as a file: docx for the office's system, PDF for reading and paper, xlsx for ledgers and lists (下载)."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.papers.queries import content_of, papers_seen_by
from guantong.apps.papers.writers.as_docx import docx
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.papers.writers.as_xlsx import xlsx
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout

WRITERS: Mapping[str, Callable[[Content], bytes]] = {"docx": docx, "pdf": pdf, "xlsx": xlsx}


@page(reads="papers")
def view(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Return the paper in one of its forms."""
    paper = papers_seen_by(request.standing).filter(pk=pk).first()
    if paper is None or form not in WRITERS:
        raise Http404
    content = content_of(paper)
    if form == "xlsx" and content.layout != Layout.SHEET:
        raise Http404
    return as_file(WRITERS[form](content), f"{paper.pk} {paper.title}.{form}")
