"""The letters that ask: drafts, waiting for a reply, answered, withdrawn (了解情况函)."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.diagnosis.models import Letter
from guantong.apps.diagnosis.queries import letters_seen_by, looks_into
from guantong.apps.diagnosis.workflow import LETTER
from guantong.domain.workdays.deadlines import days_past

SHAPES = {
    "draft": "doing", "sent": "due", "answered": "done", "unanswered": "warn", "withdrawn": "todo", "discarded": "todo"
}  # fmt: skip
COLUMNS = (
    Column("标题", "subject", link=lambda letter: reverse("diagnosis:letter", args=[letter.pk]), note=lambda letter: letter.organisation),
    Column("状态", lambda letter: LETTER.states[letter.state], "badge", badge=lambda letter: SHAPES[letter.state], filters="state", choices=tuple(LETTER.states.items())),
    Column("文号", "number"),
    Column("发出日期", "sent_on", "day", sorts="sent_on"),
    Column("收到日期", "received_on", "day", sorts="received_on"),
    Column("复函期限", "due_on", "day", sorts="due_on"),
    Column("复函日期", "replied_on", "day", sorts="replied_on"),
)  # fmt: skip


def past(letter: Letter, today: date) -> int:
    """Return by how many working days the reply came, or is, past its day; a letter that nobody owes is never past."""
    if letter.due_on is None or letter.state not in ("sent", "answered", "unanswered"):
        return 0
    return days_past(letter.due_on, letter.replied_on or today)


def _past_to(letter: Letter, request: HttpRequest) -> int:
    """Return the same to who asks; whoever is asked is told of no day that passed."""
    return past(letter, request.today) if looks_into(letter, request.standing) else 0


@page(reads="letters", place=Place("数据与慧诊", 4, "了解情况函"))
def view(request: HttpRequest) -> HttpResponse:
    """List the letters."""
    late = Column("期限已过（工作日）", lambda letter: _past_to(letter, request) or "", "number")
    columns = (*COLUMNS, late) if request.standing.reads("diagnosis") else COLUMNS
    rows, empty = letters_seen_by(request.standing), _("没有了解情况函。")
    listing = Listing(request, _("了解情况函"), rows, columns, search="search", empty=empty)
    return listing.download() or render(
        request, "diagnosis/pages/letters.html", {"list": listing, "inside": request.standing.reads("diagnosis")}
    )
