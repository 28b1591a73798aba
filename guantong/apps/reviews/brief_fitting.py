"""One page is one page: what is too long is set again with less of it, and says that there is more (一页纸排版)."""

from datetime import datetime

import pypdfium2

from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.papers.writers.as_text import as_text
from guantong.apps.reviews.brief_room import NARROWER
from guantong.apps.reviews.brief_topics import Topic
from guantong.apps.reviews.briefs import brief
from guantong.apps.subjects.models import Subject
from guantong.domain.papers.content import Content
from guantong.domain.roles import Standing
from guantong.domain.workflow.table import NotAllowed

_SHORT = 400
"""Signs that always fit: the page need not be set to know it."""


def fitted(about: Topic | Subject, by: Standing, now: datetime) -> Content:
    """Return the page about something, as much of it as one sheet of A4 holds."""
    content = brief(about, by, now)
    for room in NARROWER:
        if _one_sheet(content):
            break
        content = brief(about, by, now, room)
    return content


def _one_sheet(content: Content) -> bool:
    try:
        return len(as_text(content)) < _SHORT or len(pypdfium2.PdfDocument(pdf(content))) == 1
    except NotAllowed:  # no Chinese font here: nothing can be measured, and the page and the docx need none
        return True
