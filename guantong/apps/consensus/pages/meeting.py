"""One meeting for those who run it: statements, who is asked, its verbs; never what was said (共识会)."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consensus import operations, tying
from guantong.apps.consensus.forms import Adding, Closing, Inviting, KeepingOut, LettingIn, OfSeat, Reason
from guantong.apps.consensus.models import STATEMENT_STATES
from guantong.apps.consensus.pages.meetings import SHAPES
from guantong.apps.consensus.queries import (
    meetings_seen_by,
    paper_given,
    paper_typed,
    role_words,
    seat_of,
    took_part,
    why_not,
)
from guantong.apps.consensus.workflow import MEETING
from guantong.apps.journal.queries import history_of

_SHAPES = {"proposed": "due", "listed": "done", "kept_out": "todo"}
STATEMENTS = (
    Column("陈述", "text", note=lambda one: one.reason),
    Column("来源", lambda one: _("会前准备") if one.prepared else _("会上提出")),
    Column("状态", lambda one: STATEMENT_STATES[one.state], "badge", badge=lambda one: _SHAPES[one.state]),
)
SEATS = (
    Column("姓名", "name", "name"),
    Column("身份", lambda seat: role_words(seat.role)),
    Column("方式", lambda seat: _("纸质") if seat.on_paper else _("手机")),
    Column("不参加或回避", "recused"),
)


@page(reads="consensus", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the meeting; do one of its verbs."""
    meeting = meetings_seen_by(request.standing).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    tying.destroy_keys()  # of a close after which the process died: looked at, it is done
    statements = list(meeting.statements.all())
    waiting = [one for one in statements if one.state == "proposed"]
    may = [one for one in statements if one.state != "kept_out"] if meeting.state == "prepared" else waiting
    verbs = (
        Act("open", operations.open_meeting, version=True, main=True),
        Act("let_in", operations.let_in, partial(LettingIn, waiting=waiting), version=True),
        Act("keep_out", operations.keep_out, partial(KeepingOut, may=may), version=True),
        Act("add", operations.add, Adding, version=True),
        Act("invite", operations.invite, partial(Inviting, meeting=meeting), version=True),
        Act("leave_out", operations.leave_out, partial(OfSeat, meeting=meeting), version=True),
        Act("give_paper", operations.give_paper, partial(OfSeat, meeting=meeting, by_phone=True), version=True),
        Act("close", operations.close, Closing, version=True),
        Act("declare_void", operations.declare_void, Reason, version=True),
    )
    if request.method != "POST" and not waiting:
        verbs = tuple(act for act in verbs if act.verb != "let_in" and (act.verb != "keep_out" or may))
    acts = Acts(request, MEETING, verbs, meeting.state, meeting.path, {"meeting": meeting}, version=meeting.version)
    if answered := acts.answer():
        return answered
    seat, staff = seat_of(meeting, request.standing), "" in request.standing.areas("consensus")
    types = MEETING.why_not("type_sheet", request.standing, meeting.state, meeting.path) is None
    shown: dict[str, Any] = {
        "meeting": meeting, "acts": acts, "state": MEETING.states[meeting.state], "shape": SHAPES[meeting.state],
        "staff": staff, "took_part": took_part(meeting), "seats": meeting.seats.filter(recused="").count(),
        "statements": Listing(request, _("陈述"), statements, STATEMENTS, empty=_("还没有陈述。")),
        "asked": Listing(request, _("参加人"), meeting.seats.all(), SEATS, empty=_("还没有参加人。")) if staff else None,
        "says": seat is not None and meeting.state == "open" and why_not("say", meeting, request.standing, seat) is None,
        "types": types, "paper": paper_given(meeting), "typed": len(paper_typed(meeting)) if types else 0,
        "keyless": meeting.state == "open" and not tying.has_key(meeting), "history": history_of(meeting, request.standing),
    }  # fmt: skip
    return shown["statements"].download() or render(request, "consensus/pages/meeting.html", shown, status=acts.status)
