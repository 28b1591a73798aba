"""One round of looking back: how it was drawn, what the visits found, what may be concluded from it (回头看专项)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.findings import looking_back, round_forms, rounds
from guantong.apps.findings.pages.rounds import SHAPES
from guantong.apps.findings.words import ENDED, HOW, KINDS, LOOK_BACK, STRATA
from guantong.apps.findings.workflow import ROUND, VISIT
from guantong.apps.journal.queries import history_of

VISIT_SHAPES = {"waiting": "due", "handed_in": "done"}
COLUMNS = (
    Column("事项", lambda visit: visit.matter.title, link=lambda visit: reverse("findings:visit", args=[visit.pk]), note=lambda visit: visit.matter.body),
    Column("产生方式", lambda visit: HOW[visit.how], filters="how", choices=tuple(HOW.items())),
    Column("状态", lambda visit: VISIT.states[visit.state], "badge", badge=lambda visit: VISIT_SHAPES[visit.state], filters="state", choices=tuple(VISIT.states.items())),
    Column("结论", lambda visit: LOOK_BACK.get(visit.found, ""), filters="found", choices=tuple(LOOK_BACK.items())),
    Column("走访日期", "on", "day", sorts="on"),
    Column("走访单位", "by_body"),
    Column("后续", lambda visit: _follows(visit)),
)  # fmt: skip


def _follows(visit: object) -> str:
    """Say what a person may decide on now: nothing follows by itself."""
    if visit.found in ("", "holds"):  # type: ignore[attr-defined]
        return ""
    return _("建议研究是否重开") if visit.matter.state in ENDED else _("已重开")  # type: ignore[attr-defined]


@page(reads="rounds", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the round; do one of its verbs."""
    round_ = rounds.rounds_seen_by(request.standing).filter(pk=pk).first()
    if round_ is None:
        raise Http404
    nameable = rounds.may_be_named(round_, request.standing) if round_.state == "drawn" else []
    verbs = (
        Act("freeze", looking_back.freeze, version=True, main=True),
        Act("draw", looking_back.draw, version=True, main=True),
        Act("name", looking_back.name, partial(round_forms.Naming, matters=nameable), version=True),
        Act("end", looking_back.end, round_forms.Ending, version=True),
        Act("withdraw_round", looking_back.withdraw_round, round_forms.Why, version=True),
    )
    acts = Acts(request, ROUND, verbs, round_.state, round_.path, {"round_": round_}, version=round_.version)
    visits = rounds.visits_seen_by(request.standing).filter(round=round_).select_related("matter")
    listing = Listing(request, _("走访"), visits, COLUMNS, empty=_("抽取之后，这里列出要走访的事项。"))
    result = rounds.result_of(round_)
    shown = {
        "round": round_, "acts": acts, "state": ROUND.states[round_.state], "shape": SHAPES[round_.state], "list": listing,
        "result": result, "strata": rounds.strata_of(round_), "divided_by": STRATA[round_.divided_by],
        "kind": KINDS.get(round_.kind), "partners": round_.partners.all(), "withdrawn": rounds.withdrawn_before(round_),
        "history": history_of(round_, request.standing), "low": result.between[0], "high": result.between[1],
    }  # fmt: skip
    return listing.download() or acts.answer() or render(
        request, "findings/pages/round.html", shown, status=acts.status
    )  # fmt: skip
