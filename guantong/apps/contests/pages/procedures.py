"""The procedures of voting: by which document a vote is decided, from when; entering another (表决办法)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.contests import procedures
from guantong.apps.contests.procedure_forms import Proposal
from guantong.apps.contests.queries import procedures_seen_by
from guantong.apps.contests.workflow import PROCEDURE
from guantong.domain.voting.methods import methods
from guantong.domain.workflow.table import NEW

SHAPES = {"proposed": "due", "in_force": "done", "ended": "todo", "withdrawn": "todo"}
COLUMNS = (
    Column("文号", "document", link=lambda row: reverse("contests:procedure", args=[row.pk])),
    Column("计票方法", lambda row: methods()[row.content["method"]].words),
    Column("自", "since", "day", sorts="since"),
    Column("至", "until", "day", sorts="until"),
    Column(
        "状态", lambda row: PROCEDURE.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(PROCEDURE.states.items()),
    ),
    Column("录入人", "proposed_by"),
    Column("确认人", "decided_by"),
)  # fmt: skip


@page(reads="ballot_rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the procedures; enter one."""
    acts = Acts(request, PROCEDURE, (Act("propose", procedures.propose, Proposal),), NEW, "")
    answer = acts.answer("/contests/procedures/{pk}/")
    empty = _("还没有表决办法：没有本区的办法，候选单不能固定，也不作任何计算。")
    listing = Listing(request, _("表决办法"), procedures_seen_by(request.standing), COLUMNS, empty=empty)
    shown = {"list": listing, "acts": acts}
    return answer or listing.download() or render(request, "contests/pages/procedures.html", shown, status=acts.status)
