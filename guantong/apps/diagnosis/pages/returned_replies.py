"""Answered sheets: one goes out with a letter, comes back filled in; what became of earlier ones (答复表)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.diagnosis import taking_replies
from guantong.apps.diagnosis.letter_forms import Answered
from guantong.apps.diagnosis.queries import letters_seen_by, replies_seen_by
from guantong.apps.diagnosis.workflow import RETURNED_REPLY
from guantong.apps.findings.returned_rows import STATE_SHAPES
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("复函单位", "body", sorts="body", link=page_of("diagnosis:returned_reply"), note=lambda one: one.letter.subject),
    Column("状态", lambda one: RETURNED_REPLY.states[one.state], "badge", badge=lambda one: STATE_SHAPES[one.state], filters="state", choices=tuple(RETURNED_REPLY.states.items())),
    Column("填表人", "typed_by"),
    Column("签字人（姓名、职务）", "signed_by"),
    Column("签字日期", "signed_on", "day", sorts="signed_on"),
    Column("录入答复", lambda one: one.counts.get("answers"), "number"),
    Column("上传时间", "uploaded_at", "minute", sorts="uploaded_at"),
)  # fmt: skip


@page(reads="diagnosis", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List what came back; bring another; offer what goes out, letter by letter."""
    waiting = list(letters_seen_by(request.standing).filter(state__in=("sent", "unanswered")).order_by("-pk")[:400])
    act = Act("bring_reply", taking_replies.bring, partial(Answered, letters=waiting))
    initial = {"level": "internal", "signed_on": request.today, "letter": request.GET.get("letter", "")}
    acts = Acts(
        request, RETURNED_REPLY, (act,), NEW, RETURNED_REPLY.desk("bring_reply", request.standing), initial=initial
    )
    if answer := acts.answer("/diagnosis/replies/{pk}/"):
        return answer
    rows = replies_seen_by(request.standing).select_related("letter").defer("rows")
    listing = Listing(request, _("答复表"), rows, COLUMNS, empty=_("还没有收回的答复表。"))
    shown = {"list": listing, "acts": acts, "out": waiting}
    return listing.download() or render(request, "diagnosis/pages/returned_replies.html", shown, status=acts.status)
