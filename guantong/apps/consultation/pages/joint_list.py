"""A frozen edition of the joint list: its lines, where each came from, its decisions and hash; published by a second person (共同清单)."""

from datetime import date
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.consultation.board_forms import PutToVote, TakenDown
from guantong.apps.consultation.board_operations import publish_list, take_list_down
from guantong.apps.consultation.board_queries import lists_seen_by
from guantong.apps.consultation.board_voting import VOTED_ON, put_to_vote, tell_voted, telling_closed, voted_on
from guantong.apps.consultation.board_workflow import JOINT_LIST
from guantong.apps.consultation.joint_rows import bytes_of, lines_listed, shown_of, suggestions_listed
from guantong.apps.consultation.models import JointList
from guantong.apps.journal.queries import history_of

ACTS = (
    Act("publish_list", publish_list, version=True, main=True),
    Act("tell_voted", tell_voted, version=True, main=True),
    Act("take_list_down", take_list_down, TakenDown, version=True),
)
SHAPES = {"frozen": "due", "published": "done", "replaced": "todo", "taken_down": "todo"}


def _found(request: HttpRequest, year: int, edition: int) -> JointList:
    row = lists_seen_by(request.standing).filter(board__call__year=year, edition=edition).first()  # type: ignore[attr-defined]
    if row is None:
        raise Http404
    return row


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, year: int, edition: int) -> HttpResponse:
    """Show it; publish it, take it down."""
    row = _found(request, year, edition)
    voting = Act("put_to_vote", put_to_vote, partial(PutToVote, today=request.today), version=True)
    closed = {"put_to_vote": VOTED_ON} if voted_on(row) else {}
    closed |= {"tell_voted": reason} if (reason := telling_closed(row)) else {}
    title = _("%(year)s年度民生实事项目票决") % {"year": year}
    asked = {"title": title, "held_on": request.today, "done_by": date(year, 12, 31)}
    acts = Acts(
        request, JOINT_LIST, (*ACTS, voting), row.state, row.path, {"joint": row}, initial=asked, version=row.version,
        latest_by=row.frozen_by, closed=closed,
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    listing = lines_listed(request, row)
    if request.GET.get("part") == "suggestions":
        listing = suggestions_listed(request, row)
    shown = {
        **shown_of(row), "acts": acts, "list": listing, "state": JOINT_LIST.states[row.state], "shape": SHAPES[row.state],
        "history": history_of(row, request.standing), "part": request.GET.get("part", ""), "title": _("共同清单"),
        "contest": row.contest if request.standing.reads("contests") else None,
    }  # fmt: skip
    return listing.download() or render(request, "consultation/pages/joint_list.html", shown, status=acts.status)


@page(reads="government_lists")
def bytes_view(request: HttpRequest, year: int, edition: int) -> HttpResponse:
    """Give its bytes, as the hash was taken of them."""
    return bytes_of(_found(request, year, edition))
