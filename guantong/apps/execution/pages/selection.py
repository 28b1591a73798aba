"""The key units of one year: every candidate with its score, how the proposal came about, what the council decided (重点部门选取)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import said, share
from guantong.apps.execution import selecting
from guantong.apps.execution.pages.selections import SHAPES
from guantong.apps.execution.selection_forms import Decision, Withdrawal
from guantong.apps.execution.selections import Candidacy, Redrawn, selections_seen_by, withdrawn_before
from guantong.apps.execution.workflow import SELECTION
from guantong.apps.journal.queries import history_of
from guantong.domain.selection.choosing import Way
from guantong.domain.selection.scoring import Part
from guantong.domain.words import Words

_HOW = {**{way.value: way.words for way in Way}, "none": Words("未建议", "not proposed")}
_OUTCOMES = {
    "taken": Words("列入", "taken"),
    "added": Words("增列", "added"),
    "left_out": Words("未列入", "left out"),
    "not": Words("", ""),
}
_BADGES = {"taken": "done", "added": "hint", "left_out": "todo"}


@page(reads="selections", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the selection; do one of its verbs."""
    row = selections_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    drawn = Redrawn(row)
    asks = partial(Decision, among=drawn.candidates)
    verbs = (
        Act("submit", selecting.submit, version=True, main=True),
        Act("decide", selecting.decide, asks, version=True),
        Act("correct_decision", selecting.correct_decision, asks, version=True),
        Act("withdraw_selection", selecting.withdraw_selection, Withdrawal, version=True),
    )
    initial = {
        "decided_on": row.decided_on or request.today, "document": row.document, "added_lines": row.added_lines, "left_out_lines": row.left_out_lines,
    }  # fmt: skip
    acts = Acts(request, SELECTION, verbs, row.state, row.path, {"selection": row}, initial, version=row.version)
    lines = drawn.lines(request.standing)
    listing = Listing(
        request, _("%(year)s年重点部门候选单位") % {"year": row.year}, Lines(lines, _spelled), _columns(drawn, bool(row.units)),
        search="q", empty=_("没有候选单位。"),
    )  # fmt: skip
    shown = {
        "row": row, "drawn": drawn, "acts": acts, "list": listing, "state": SELECTION.states[row.state], "shape": SHAPES[row.state],
        "proposed": [one for one in lines if one.way], "taken": [one for one in lines if one.decided],
        "changed": [one for one in lines if one.reason], "withdrawn": withdrawn_before(row), "hows": _HOW,
        "history": history_of(row, request.standing), "today": request.today,
    }  # fmt: skip
    return listing.download() or acts.answer() or render(
        request, "execution/pages/selection.html", shown, status=acts.status
    )  # fmt: skip


def _columns(drawn: Redrawn, decided: bool) -> tuple[Column, ...]:
    groups = tuple((group.key, group.words) for group in drawn.groups)
    outcome = Column("决定", lambda one: _OUTCOMES[one.outcome], "badge", badge=lambda one: _BADGES.get(one.outcome, ""), filters="outcome", choices=tuple(_OUTCOMES.items())[:3], note=lambda one: one.reason)  # fmt: skip
    return (
        Column("单位", "name", sorts="name", note=lambda one: one.code),
        Column("组别", lambda one: one.group.words, filters="key", choices=groups),
        Column("建议", lambda one: _HOW[one.how], filters="how", choices=tuple(_HOW.items())),
        *((outcome,) if decided else ()),
        Column("评分", lambda one: share(one.total), "number", sorts="total"),
        Column("资金规模", partial(_why, at=0)),
        Column("关注事项", partial(_why, at=1)),
        Column("距上次", partial(_why, at=2)),
    )


def _why(one: Candidacy, at: int) -> str:
    if one.hidden:
        return _("（回避）")
    part: Part = one.scored.parts[at]
    return _("%(points)s分×%(weight)s：%(why)s") % {"points": part.points, "weight": part.weight, "why": said(part.why)}


def _spelled(one: Candidacy) -> str:
    return searchable(one.name, one.code)
