"""One vote on projects: its candidate sheet, its box, its result once announced, what may follow (票决)."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.ballots.models import CONTEST_WAYS
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.contests import candidates, operations
from guantong.apps.contests.forms import Day, Decision, Sheet
from guantong.apps.contests.pages.contests import SHAPES
from guantong.apps.contests.queries import contests_seen_by, result_for, sheet_agrees, taken_in, why_not
from guantong.apps.contests.workflow import CONTEST
from guantong.apps.journal.queries import history_of

CANDIDATES = (
    Column("编号", "number", "code"),
    Column("项目名称", "title", note=lambda one: one.content),
    Column("总投资", "investment", "figure"),
    Column("完成时间", "done_by", "day"),
    Column("来源", "source", link=lambda one: one.link),
)


@page(reads="contests", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the vote; do one of its verbs."""
    row = contests_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    came, taken = result_for(row, request.standing), taken_in(row)
    verbs = (
        Act("write_sheet", operations.write_sheet, Sheet, version=True),
        Act("fix_sheet", operations.fix_sheet, version=True, main=True),
        Act("take_back", operations.take_back, version=True),
        Act("announce", operations.announce, version=True, main=True),
        Act("vote_again", operations.vote_again, Day, version=True),
        Act("record_decision", operations.record_decision, partial(Decision, contest=row, came=came), version=True),
        Act("withdraw", operations.withdraw, version=True),
    )
    acts = Acts(
        request, CONTEST, verbs, row.state, row.path, {"contest": row}, version=row.version, latest_by=row.changed_by,
        initial={"sheet": candidates.written(row.candidates), "held_on": request.today, "decided_on": request.today},
        closed={act.verb: why for act in verbs if (why := why_not(act.verb, row))},
    )  # fmt: skip
    sheet = Listing(request, _("候选单"), row.candidates, CANDIDATES, empty=_("候选单还没有编制。"))
    shown: dict[str, Any] = {
        "row": row, "acts": acts, "state": CONTEST.states[row.state], "shape": SHAPES[row.state], "way": CONTEST_WAYS[row.way],
        "list": sheet, "result": came, "taken": [one for number in taken for one in row.candidates if one.number == number],
        "box_state": BOX.states[row.box.state] if row.box else None, "sees_box": row.box and request.standing.sees("ballots", row.path),
        "agrees": sheet_agrees(row), "following": row.following.exclude(state="withdrawn"), "history": history_of(row, request.standing),
    }  # fmt: skip
    return (
        acts.answer() or sheet.download() or render(request, "contests/pages/contest.html", shown, status=acts.status)
    )
