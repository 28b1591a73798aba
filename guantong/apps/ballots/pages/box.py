"""One ballot box: its state, who has voted for the staff, its verbs; never what was voted (票箱)."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.ballots import counting, operations
from guantong.apps.ballots.contest_forms import ContestSheet, Handed
from guantong.apps.ballots.forms import Present, Reason, Shares, Sheet, may_come
from guantong.apps.ballots.kinds import kind_of
from guantong.apps.ballots.models import CONTEST_WAYS, WAYS, Box
from guantong.apps.ballots.pages.boxes import SHAPES
from guantong.apps.ballots.queries import boxes_seen_by, keyholder_names, roll_of, seat_of, votes_cast, why_not
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.journal.queries import history_of
from guantong.apps.typings.settling import Settling
from guantong.domain.twice_typed import Difference

ROLL = (
    Column("姓名", "name", "name"),
    Column("回避", "recused"),
    Column("到会", lambda seat: _("到会") if seat.present else ""),
    Column("投票", lambda seat: _("已投票") if seat.voted else ""),
)
_SEALED, _PAPER = ("type_count", "repeat_count", "settle_count", "withdraw_count", "register_sheets"), ("seat", "draw_share", "cast", "count")  # fmt: skip
"""Verbs of the other way of voting: not shown, and still refused with the reason when they are asked for."""


@page(reads="ballots", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the box; do one of its verbs."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    staff = request.standing.reads("rolls")
    roll = list(roll_of(box)) if staff else []
    seats = may_come(roll, box.decides is not None and box.decides.recused_expected)
    present = partial(Present, seats=seats)
    differing = counting.mismatches(box) if staff and box.state == "differing" else []
    sheet = partial(ContestSheet, box=box) if box.contest else Sheet
    verbs = (
        Act("open", operations.open_vote, None if box.on_paper else present, version=True),
        Act("seat", operations.seat, present, version=True),
        Act("register_sheets", operations.register_sheets, Handed, version=True),
        Act("close", operations.close, version=True, main=True),
        Act("count", operations.count, partial(Shares, names=keyholder_names(box))),
        Act("type_count", counting.type_count, sheet, version=True),
        Act("repeat_count", counting.repeat_count, sheet, version=True),
        Act(
            "settle_count",
            counting.settle_count,
            partial(Settling, sheets=[(counting.COUNT, "", differing, _called(box, differing))]),
            version=True,
        ),
        Act("withdraw_count", counting.withdraw_count, version=True),
        Act("declare_void", operations.declare_void, Reason, version=True),
    )
    own = seat_of(box, request.standing)
    closed = {act.verb: why for act in verbs if (why := why_not(act.verb, box, request.standing, own))}
    if request.method != "POST":
        verbs = tuple(
            act
            for act in verbs
            if act.verb not in (_PAPER if box.on_paper else _SEALED) and not (act.verb == "seat" and not seats)
        )
    acts = Acts(
        request, BOX, verbs, box.state, box.path, {"box": box}, version=box.version,
        latest_by=box.typed_by, closed=closed,
    )  # fmt: skip
    shown: dict[str, Any] = {
        "box": box, "acts": acts, "state": BOX.states[box.state], "shape": SHAPES[box.state], "way": {**CONTEST_WAYS, **({} if box.contest else WAYS)}[box.way],
        "staff": staff, "own": own, "votes": votes_cast(box), "differing": len(differing), "keyholder": request.standing.person in box.keyholders,
        "list": Listing(request, _("名册"), roll, ROLL[:2] if box.on_paper else ROLL, empty=_("名册上没有人。")) if staff and roll else None,
        "holders": zip(keyholder_names(box), (box.key_one, box.key_two), strict=True) if not box.on_paper else (),
        "history": history_of(box, request.standing),
        "casts": own and box.state == "open" and why_not("cast", box, request.standing, own) is None,
    }  # fmt: skip
    return acts.answer() or render(request, "ballots/pages/box.html", shown, status=acts.status)


def _called(box: Box, differing: Iterable[Difference]) -> dict[str, str]:
    """Return how the fields are called in which two typings differ."""
    sheets = {one.field: one.field.partition(".")[2] for one in differing if one.field.startswith("sheet.")}
    return {
        **{name: said(words) for name, words in kind_of(box).names(box).items()},
        **{name: _("第 %(place)s 张") % {"place": int(place)} for name, place in sheets.items()},
    }
