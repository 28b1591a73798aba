"""One project's performance: what was aimed at beside what was done and the money, its clocks, its verbs (项目绩效)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import material_work, project_work
from guantong.apps.evaluations.models.projects import APPLIED, STAGES, TARGET_KINDS
from guantong.apps.evaluations.pages.projects import SHAPES
from guantong.apps.evaluations.project_forms import Aims, Applied, Completed, Document, Evaluated, FedBack, Value
from guantong.apps.evaluations.project_queries import (
    clocks_of,
    deviations,
    materials_seen_by,
    money_of,
    performances_seen_by,
    points_of,
    reports_seen_by,
)
from guantong.apps.evaluations.workflow import MATERIAL, PERFORMANCE
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.domain.voting.scores import in_points
from guantong.domain.workflow.table import NEW

TARGETS = (
    Column("类别", lambda row: TARGET_KINDS[row.target.kind]),
    Column("指标", "target__name"),
    Column("目标", "planned", note=lambda row: f"{row.target.file} {row.target.place}"),
    Column(
        "完成",
        "done",
        note=lambda row: f"{row.reading.month}月 {row.reading.file} {row.reading.place}" if row.reading else "",
    ),
    Column("完成程度", "share", "share"),
)
MONEY = (
    Column("环节", lambda row: STAGES[row.stage]),
    Column("截至月份", "month", "number"),
    Column("预算", "budget", "figure"),
    Column("支出", "spent", "figure"),
    Column(
        "执行率",
        lambda row: row.spent * 10_000 // row.budget if row.budget and row.spent is not None else None,
        "share",
    ),
    Column("出处", lambda row: f"{row.file} {row.place}" if row.file else f"{_('无数据')}：{row.why_none}"),
)


@page(reads="evaluations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the project; do one of its verbs, or lay its facts together."""
    row = performances_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    given = {"performance": row}
    verbs = (
        Act("enter_targets", project_work.enter_targets, Aims, version=True),
        Act("approve_targets", project_work.approve_targets, Document, version=True),
        Act("read", project_work.read, partial(Value, performance=row), version=True),
        Act("self_evaluate", project_work.self_evaluate, version=True),
        Act("note_completion", project_work.note_completion, Completed, version=True),
        Act("evaluate", project_work.evaluate, Evaluated, version=True),
        Act("feed_back", project_work.feed_back, FedBack, version=True),
        Act("apply_result", project_work.apply_result, Applied, version=True),
    )
    acts = Acts(request, PERFORMANCE, verbs, row.state, row.path, given, version=row.version)
    draws = Acts(request, MATERIAL, (Act("draw_material", material_work.draw_material),), NEW, row.path, given)
    drawing = request.POST.get("verb") == "draw_material"
    answer = draws.answer("/evaluations/materials/{pk}/") if drawing else acts.answer()
    points = points_of(row, request.today)
    shown = {
        "row": row, "acts": acts, "draws": draws, "state": PERFORMANCE.states[row.state], "shape": SHAPES[row.state],
        "list": Listing(request, _("目标与完成"), deviations(row), TARGETS, empty=_("还没有绩效目标。")),
        "money": Listing(request, _("资金"), money_of(row), MONEY, empty=_("还没有资金数据：无数据不等于零。")),
        "points": in_points(points.points * 10) if points else "", "rule": points, "clocks": clocks_of(row),
        "applied": APPLIED.get(row.applied, ""), "materials": materials_seen_by(request.standing).filter(performance=row),
        "reports": reports_seen_by(request.standing).filter(project_code=row.project_code, state="received") if row.project_code else (),
        "history": history_of(row, request.standing), "files": attached_to(row, request.standing),
    }  # fmt: skip
    return answer or render(request, "evaluations/pages/project.html", shown, status=max(acts.status, draws.status))
