"""Who is asked: the draw of a survey with its seed, cell by cell, the numbers drawn, how to draw them again (抽样方案)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.surveys import sampling
from guantong.apps.surveys.bringing import Sampled
from guantong.apps.surveys.queries import cells_of, surveys_seen_by
from guantong.apps.surveys.workflow import SAMPLE
from guantong.domain.surveys.plan import SAME_LIST, again
from guantong.domain.workflow.table import NEW

CELLS = (
    Column("社区", lambda cell: cell.plan.community),
    Column("层", lambda cell: cell.plan.stratum),
    Column("名单户数", lambda cell: cell.plan.listed, "number"),
    Column("抽取", lambda cell: cell.plan.asked, "number"),
    Column("已发答卷码", lambda cell: cell.out, "number"),
    Column("已收回", lambda cell: cell.back, "number"),
    Column("回收率", lambda cell: round(cell.rate.rate * 10_000) if cell.rate else None, "share"),
    Column(
        "95%区间", lambda cell: f"{cell.rate.low * 100:.1f}–{cell.rate.high * 100:.1f}" if cell.rate else "", "code"
    ),
    Column("权重", lambda cell: sampling.share(cell.weight) if cell.back is not None else "", "code"),
)
DRAWN = (
    Column("社区", lambda row: row[0]),
    Column("层", lambda row: row[1]),
    Column("编号", lambda row: row[2], "code"),
    Column("次序", lambda row: row[3], "number"),
    Column("样本或替补", lambda row: _("替补") if row[4] else _("样本")),
)
EARLIER = (
    Column("抽取时间", "drawn_at", "minute"),
    Column("随机种子", "seed", "code"),
    Column("种子出处", "seed_from"),
    Column("样本数", "size", "number"),
    Column("名单摘要值", "digest", "code"),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draw that stands; draw, or withdraw it."""
    survey = surveys_seen_by(request.standing).filter(pk=pk).first()
    if survey is None:
        raise Http404
    sample = survey.samples.filter(state="drawn").select_related("survey").first()
    if sample is None:
        act, state, given = Act("draw_sample", sampling.draw_sample, Sampled), NEW, {"survey": survey}
        refusal = sampling.not_drawn(survey)
    else:
        act, state, given, refusal = (
            Act("withdraw_sample", sampling.withdraw_sample),
            sample.state,
            {"sample": sample},
            None,
        )
    acts = Acts(request, SAMPLE, (act,), state, survey.path, given, closed={act.verb: refusal} if refusal else {})
    if answer := acts.answer():
        return answer
    shown: dict[str, Any] = {"survey": survey, "sample": sample, "acts": acts, "same": SAME_LIST}
    if sample is not None:
        shown["cells"] = Listing(request, _("抽样方案"), cells_of(sample, request.today), CELLS, empty="")
        shown["drawn"] = Listing(request, _("样本名单"), sample.drawn, DRAWN, empty=_("只按户数分配，没有编号。"))
        first = sample.cells[0]
        shown["command"] = again(sample.seed, first[0], first[1], first[3] + sample.substitutes)
        shown["first"] = f"{first[0]} / {first[1]}"
    shown["earlier"] = Listing(
        request, _("撤回的抽取"), survey.samples.filter(state="withdrawn"), EARLIER, empty=_("没有撤回过。")
    )
    listed = shown.get("drawn") if sample is not None and sample.drawn else shown.get("cells", shown["earlier"])
    answer = listed.download() if listed else None
    return answer or render(request, "surveys/pages/sample.html", shown, status=acts.status)
