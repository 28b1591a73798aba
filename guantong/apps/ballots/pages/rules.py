"""The rules of assessment: by which document a result is judged, from when; entering another (测评标准)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.ballots import rules
from guantong.apps.ballots.queries import rules_seen_by
from guantong.apps.ballots.rule_forms import Proposal
from guantong.apps.ballots.workflow import RULE
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.workflow.table import NEW

SHAPES = {"proposed": "due", "in_force": "done", "ended": "todo", "withdrawn": "todo"}
COLUMNS = (
    Column("文号", "document", link=lambda row: reverse("ballots:rule", args=[row.pk])),
    Column("自", "since", "day", sorts="since"),
    Column("至", "until", "day", sorts="until"),
    Column(
        "状态", lambda row: RULE.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(RULE.states.items()),
    ),
    Column("录入人", "proposed_by"),
    Column("确认人", "decided_by"),
)  # fmt: skip


@page(reads="ballot_rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the rules; enter one."""
    acts = Acts(request, RULE, (Act("propose", rules.propose, Proposal),), NEW, "")
    answer = acts.answer("/ballots/rules/{pk}/")
    empty = _("还没有测评标准：没有标准时，结果只公布计票，记为“未设定标准”。")
    listing = Listing(request, _("测评标准"), rules_seen_by(request.standing), COLUMNS, empty=empty)
    shown = {"list": listing, "acts": acts}
    return answer or listing.download() or render(request, "ballots/pages/rules.html", shown, status=acts.status)
