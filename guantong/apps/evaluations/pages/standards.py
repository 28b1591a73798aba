"""The standards of evaluation: by which document is scored and fed back; entering another (评价标准)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import standards
from guantong.apps.evaluations.models.standards import KINDS, RUBRIC, TERM
from guantong.apps.evaluations.queries import standards_seen_by
from guantong.apps.evaluations.rubric_forms import RubricForm, TermForm
from guantong.apps.evaluations.workflow import STANDARD
from guantong.domain.workflow.table import NEW

SHAPES = {"proposed": "due", "in_force": "done", "ended": "todo", "withdrawn": "todo"}
COLUMNS = (
    Column("文号", "document", link=lambda row: reverse("evaluations:standard", args=[row.pk])),
    Column("类别", lambda row: KINDS[row.kind], filters="kind", choices=tuple(KINDS.items())),
    Column("自", "since", "day", sorts="since"),
    Column("至", "until", "day", sorts="until"),
    Column(
        "状态", lambda row: STANDARD.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(STANDARD.states.items()),
    ),
    Column("录入人", "proposed_by"),
    Column("确认人", "decided_by"),
)  # fmt: skip
_OPERATIONS = {RUBRIC: (standards.propose_rubric, RubricForm), TERM: (standards.propose_term, TermForm)}


@page(reads="evaluation_standards", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the standards; enter one of the kind that is asked for."""
    kind = request.GET.get("enter", "")
    kind = kind if kind in _OPERATIONS else RUBRIC
    acts = Acts(request, STANDARD, (Act("propose_standard", *_OPERATIONS[kind]),), NEW, "")
    answer = acts.answer("/evaluations/standards/{pk}/")
    empty = _("还没有评价标准：没有标准就不能准备评分表，反馈也没有时限。系统不预置。")
    listing = Listing(
        request, _("评价标准"), standards_seen_by(request.standing), COLUMNS, empty=empty, keeps=("enter",)
    )
    shown = {"list": listing, "acts": acts, "kinds": tuple(KINDS.items()), "kind": kind, "words": KINDS[kind]}
    return (
        answer or listing.download() or render(request, "evaluations/pages/standards.html", shown, status=acts.status)
    )
