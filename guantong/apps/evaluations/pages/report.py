"""One report: as it was received, read by the list, its findings with pages and what became of them, what changed after (评价报告)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.evaluations import report_use, report_work
from guantong.apps.evaluations.after_report import after
from guantong.apps.evaluations.models.reports import CHANGES, REPORT_KINDS, USES
from guantong.apps.evaluations.project_forms import (
    AimFromFinding,
    Changed,
    Finding,
    FromFinding,
    Quality,
    Reason,
    Using,
)
from guantong.apps.evaluations.project_queries import reports_seen_by, went_of
from guantong.apps.evaluations.quality import reading_list
from guantong.apps.evaluations.workflow import REPORT
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.domain.words import Words

FINDINGS = (
    Column("反映的问题", "text"),
    Column("页码", "page", "number"),
    Column("处理", lambda row: USES.get(row.use, _("未处理"))),
    Column("去向", "reference", link=lambda row: row.goes_to, note=lambda row: row.stands),
    Column("处理日期", "used_on", "day"),
)
CHANGED = (
    Column("方面", lambda row: CHANGES[row.kind]),
    Column("原来", "before"),
    Column("现在", "after"),
    Column("依据", "source"),
    Column("日期", "changed_on", "day"),
)
AFTER = (
    Column("年度", "year"),
    Column("版本", "version"),
    Column("金额", "amount", "figure"),
    Column("比上一个数", "moved", "figure"),
    Column(
        "出处", lambda row: f"{row.place.name} {row.place.sheet} {_('第 %(row)s 行') % {'row': row.place.row}}" if row.place else "",
        link=lambda row: row.place.address if row.place else "",
    ),
    Column("说明", "says"),
)  # fmt: skip
ANSWERS = {"yes": Words("是", "yes"), "no": Words("否", "no"), "untold": Words("报告没有写", "not told")}


@page(reads="evaluations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the report; do one of its verbs."""
    row = reports_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    asked = reading_list(request.today)
    verbs = (
        Act("note_finding", report_work.note_finding, Finding, version=True),
        Act(
            "raise_from_finding",
            report_use.raise_from_finding,
            partial(FromFinding, report=row, today=request.today),
            version=True,
        ),
        Act("aim_from_finding", report_use.aim_from_finding, partial(AimFromFinding, report=row), version=True),
        Act("use_finding", report_work.use_finding, partial(Using, report=row), version=True),
        Act("read_quality", report_work.read_quality, partial(Quality, questions=asked.questions), version=True),
        Act("note_change", report_work.note_change, Changed, version=True),
        Act("withdraw_report", report_work.withdraw_report, Reason, version=True),
    )
    initial = {"year": request.today.year + 1, "raised_on": request.today}
    acts = Acts(request, REPORT, verbs, row.state, row.path, {"report": row}, version=row.version, initial=initial)
    answers = row.quality.get("answers", {})
    shown = {
        "row": row, "acts": acts, "kind": REPORT_KINDS[row.kind], "asked": asked, "state": REPORT.states[row.state],
        "answers": [(words, ANSWERS.get(answers.get(key, ""))) for key, words in asked.questions.items()] if answers else (),
        "list": Listing(request, _("反映的问题"), went_of(row, request.standing), FINDINGS, empty=_("还没有摘录问题。")),
        "changes": Listing(request, _("后续变化"), list(row.changes.all()), CHANGED, empty=_("还没有登记变化：未登记不等于没有变化。")),
        "after": Listing(request, _("后续预算"), after(row, request.today, request.standing), AFTER, empty=_("没有项目编码，或您看不到预算账册，不在这里显示。")),
        "history": history_of(row, request.standing), "files": attached_to(row, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "evaluations/pages/report.html", shown, status=acts.status)
