"""One answered sheet that came back: what it says to each question; taking it down as the reply or not (录入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.diagnosis import taking_replies
from guantong.apps.diagnosis.queries import replies_seen_by
from guantong.apps.diagnosis.reply_preview import compared
from guantong.apps.diagnosis.workflow import RETURNED_REPLY
from guantong.apps.findings.returned_page import previewed


@page(reads="diagnosis", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheet beside the letter; take it down, or set it aside."""
    of = replies_seen_by(request.standing).filter(pk=pk).select_related("letter").first()
    if of is None:
        raise Http404
    lines = compared(of, request.standing) if of.state == "read" else []
    acts, shown = previewed(request, of, RETURNED_REPLY, lines, taking_replies.take_down, taking_replies.set_aside)
    return acts.answer() or render(request, "diagnosis/pages/returned_reply.html", shown, status=acts.status)
