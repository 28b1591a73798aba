"""The calls for needs with their windows; draft one (年度征集)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.voices import calling
from guantong.apps.voices.forms import Called
from guantong.apps.voices.queries import calls_seen_by
from guantong.apps.voices.workflow import CALL
from guantong.domain.workflow.table import NEW

SHAPES = {"draft": "due", "published": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("征集", "title", link=lambda row: reverse("voices:call", args=[row.pk])),
    Column("组织单位", "body"),
    Column("开始日期", "opens_on", "day", sorts="opens_on"),
    Column("截止日期", "closes_on", "day", sorts="closes_on"),
    Column("状态", lambda row: CALL.states[row.state], "badge", badge=lambda row: SHAPES[row.state]),
)


@page(reads="voice_calls", methods=("GET", "HEAD", "POST"), place=Place("荟声", 4, "年度征集"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; draft one."""
    standing = request.standing
    path = next(
        (post.path for post in standing.posts if CALL.why_not("draft_call", standing, NEW, post.path) is None), ""
    )
    acts = Acts(request, CALL, (Act("draft_call", calling.draft_call, Called),), NEW, path)
    listing = Listing(request, _("年度征集"), calls_seen_by(standing), COLUMNS, empty=_("还没有征集过。"))
    drafts = CALL.why_not("draft_call", standing, NEW, path) is None
    answer = listing.download() or acts.answer("/voices/calls/{pk}/")
    shown = {"acts": acts if drafts else None, "list": listing}
    return answer or render(request, "voices/pages/calls.html", shown, status=acts.status)
