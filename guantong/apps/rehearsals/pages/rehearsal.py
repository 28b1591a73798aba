"""One rehearsal: its arrangement, what it came to, what people must settle; nothing once the law's vote has begun (演算)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.journal.queries import history_of
from guantong.apps.rehearsals import operations
from guantong.apps.rehearsals.forms import Arranging
from guantong.apps.rehearsals.models import KINDS
from guantong.apps.rehearsals.pages.rehearsals import SHAPES
from guantong.apps.rehearsals.queries import lines_of, rehearsals_seen_by, why_not
from guantong.apps.rehearsals.workflow import REHEARSAL

PROJECTS = (
    Column("次序", lambda one: one.place or "", "number"),
    Column("编号", "number", "code"),
    Column("项目", "name"),
    Column("金额", "cost", "yuan"),
    Column("选择人数", "votes", "number"),
    Column("总分", "points", "number"),
    Column("演算", lambda one: one.how or ""),
)


@page(reads="rehearsals", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rehearsal; do one of its verbs."""
    row = rehearsals_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    closed = why_not(row)
    verbs = (
        Act("compute", operations.compute, version=True, main=True),
        Act("rearrange", operations.rearrange, Arranging, version=True),
        Act("reopen", operations.reopen, version=True),
        Act("withdraw", operations.withdraw, version=True),
    )
    acts = Acts(
        request, REHEARSAL, verbs, row.state, row.path, {"rehearsal": row}, version=row.version, initial=initial_of(row.arrangement),
        closed={act.verb: closed for act in verbs if closed and act.verb != "withdraw"},
    )  # fmt: skip
    listing = None if closed else Listing(request, f"{_('演算')} {row.title}", lines_of(row), PROJECTS)
    shown: dict[str, Any] = {
        "row": row, "acts": acts, "closed": closed, "kind": KINDS[row.kind], "state": REHEARSAL.states[row.state], "shape": SHAPES[row.state],
        "rule": row.rule, "list": listing, "history": history_of(row, request.standing), "result": {} if closed else row.result,
        "poll": row.polled.poll,
    }  # fmt: skip
    answer = acts.answer() or (listing.download() if listing else None)
    return answer or render(request, "rehearsals/pages/rehearsal.html", shown, status=acts.status)


def initial_of(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the arrangement as its form begins."""
    ties = {f"tie_{n}": key for n, key in enumerate(plain["ties"], 1)}
    return {**plain, **ties, "completion": " ".join(plain["completions"]), "step": plain["step"] // 100}
