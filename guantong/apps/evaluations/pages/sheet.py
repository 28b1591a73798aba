"""One score sheet: its state, who has scored for the staff, its verbs; never what was scored before the result (评分表)."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import operations, scoring
from guantong.apps.evaluations.models.scoring import NAMED, SECRET, WAYS
from guantong.apps.evaluations.pages.sheets import SHAPES
from guantong.apps.evaluations.queries import (
    base_of,
    kept_out,
    keyholder_names,
    seat_of,
    sheets_seen_by,
    typed_waiting,
    why_not,
)
from guantong.apps.evaluations.score_paper import draft_scores
from guantong.apps.evaluations.sheet_forms import Reason, Recusal, Shares, Typed, WhichPaper, Whose, mismatches
from guantong.apps.evaluations.workflow import SHEET
from guantong.apps.journal.queries import history_of
from guantong.apps.papers.queries import papers_about
from guantong.apps.typings.settling import Settling

ROLL = (
    Column("代表", "name", "name"),
    Column("回避", "recused"),
    Column("离任", "left_on", "day"),
    Column("打分", lambda seat: _("已评") if seat.done else ""),
)
_OTHER_WAY = {
    NAMED: ("draw_share", "open_seals"),
    SECRET: ("type_score", "repeat_score", "settle_score", "take_back_typed", "count_scores"),
    "paper": ("draw_share", "open_seals"),
}
"""Verbs of the other ways: not shown, and still refused with the reason when they are asked for."""


@page(reads="scores", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheet; do one of its verbs."""
    sheet = sheets_seen_by(request.standing).filter(pk=pk).first()
    if sheet is None:
        raise Http404
    own = seat_of(sheet, request.standing)
    if out := kept_out(sheet, request.standing, own):
        return render(request, "evaluations/pages/kept_out.html", {"sheet": sheet, "out": out})
    staff = request.standing.reads("score_rolls")
    roll, waiting = (list(sheet.roll.all()), list(typed_waiting(sheet))) if staff else ([], [])
    free = [(one.person, one.name) for one in roll if not one.done and not one.recused]
    both = [(one.seat.person, one.seat.name) if one.seat else (f"{one.number}", f"{one.number}") for one in waiting]
    typed = [who for who, one in zip(both, waiting, strict=True) if one.state == "typed"]
    differing = mismatches(sheet, waiting)
    verbs = (
        Act("open_scoring", operations.open_scoring, version=True, main=True),
        Act("close_scoring", operations.close_scoring, version=True, main=True),
        Act("count_scores", operations.count_scores, version=True, main=True),
        Act("open_seals", operations.open_seals, partial(Shares, names=keyholder_names(sheet))),
        Act("type_score", scoring.type_score, partial(Typed, sheet=sheet, whose=free)),
        Act("repeat_score", scoring.repeat_score, partial(Typed, sheet=sheet, whose=typed)),
        Act("settle_score", scoring.settle_score, partial(Settling, sheets=differing)),
        Act("take_back_typed", scoring.take_back_typed, partial(Whose, whose=both)),
        Act("note_recusal", operations.note_recusal, partial(Recusal, seats=free), version=True),
        Act("recuse", scoring.recuse),
        Act("draft_scores", draft_scores, WhichPaper, version=True),
        Act("declare_void", operations.declare_void, Reason, version=True),
    )
    closed = {act.verb: why for act in verbs if (why := why_not(act.verb, sheet, request.standing, own))}
    if request.method != "POST":
        idle = (
            *_OTHER_WAY[sheet.way],
            *(() if typed else ("repeat_score",)),
            *(() if both else ("take_back_typed",)),
            *(() if differing else ("settle_score",)),
            *(() if own else ("recuse",)),
        )
        verbs = tuple(act for act in verbs if act.verb not in idle)
    acts = Acts(request, SHEET, verbs, sheet.state, sheet.path, {"sheet": sheet}, version=sheet.version, closed=closed)
    shown: dict[str, Any] = {
        "sheet": sheet, "acts": acts, "state": SHEET.states[sheet.state], "shape": SHAPES[sheet.state], "way": WAYS[sheet.way],
        "staff": staff, "own": own, "base": base_of(sheet), "keyholder": request.standing.person in sheet.keyholders,
        "list": Listing(request, _("评分名册"), roll, ROLL, empty=_("名册上没有人。")) if staff else None,
        "holders": tuple(zip(keyholder_names(sheet), (sheet.key_one, sheet.key_two), strict=True)) if sheet.way == SECRET else (),
        "history": history_of(sheet, request.standing), "typed": len(typed), "differing": len(differing), "papers": list(papers_about(sheet, request.standing)) if staff else [],
        "scores": own and why_not("score", sheet, request.standing, own) is None and sheet.state == "open",
        "takes_back": own and own.done and sheet.state == "open" and sheet.way != "paper",
    }  # fmt: skip
    goes = "/papers/{pk}/" if request.POST.get("verb") == "draft_scores" else ""
    return acts.answer(goes) or render(request, "evaluations/pages/sheet.html", shown, status=acts.status)
