"""What the district's own documents say comes after 不满意; entering another (测评后续规定)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.findings import ladders
from guantong.apps.findings.assessment_forms import Rule
from guantong.apps.findings.assessment_queries import ladders_seen_by
from guantong.apps.findings.workflow import LADDER
from guantong.domain.workflow.table import NEW

SHAPES = {"proposed": "due", "in_force": "done", "ended": "todo", "withdrawn": "todo"}
COLUMNS = (
    Column("文号", "document", link=lambda row: reverse("findings:ladder", args=[row.pk])),
    Column("自", "since", "day", sorts="since"),
    Column("至", "until", "day", sorts="until"),
    Column(
        "状态", lambda row: LADDER.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(LADDER.states.items()),
    ),
)  # fmt: skip


@page(reads="ballot_rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the rules; enter one."""
    acts = Acts(request, LADDER, (Act("propose", ladders.propose, Rule),), NEW, "")
    answer = acts.answer("/findings/assessments/rules/{pk}/")
    empty = _("还没有录入测评后续规定：不满意之后只列法律允许的方式。")
    listing = Listing(request, _("测评后续规定"), ladders_seen_by(request.standing), COLUMNS, empty=empty)
    shown = {"list": listing, "acts": acts}
    return answer or listing.download() or render(request, "findings/pages/ladders.html", shown, status=acts.status)
