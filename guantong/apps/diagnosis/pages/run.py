"""One run of the rules: which documents or which rules over the ledger, what held, what could not be computed and why (一次诊断)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.diagnosis.pages.runs import CAUSES
from guantong.apps.diagnosis.queries import changes_by, looked_at_by, ruled_in, runs_seen_by
from guantong.apps.diagnosis.workflow import RUN
from guantong.apps.jobs.pages.jobs import again
from guantong.apps.journal.queries import entries_of
from guantong.domain.words import Words

COLUMNS = (
    Column("文件", "document", link=lambda line: reverse("figures:document", args=[line.document.pk])),
    Column("关注事项", "signals", "number"),
    Column("勾稽已计算", "computed", "number"),
    Column("成立", "held", "number"),
    Column("没有条件计算", "not_computed", "number", note=lambda line: "；".join(line.why)),
)
RULES = (
    Column("规则", lambda one: one.rule.title, link=lambda one: reverse("diagnosis:rule", args=[one.rule.code]), note=lambda one: one.rule.code),
    Column("关注事项", "signals", "number"),
    Column("是否计算", lambda one: COMPUTED[one.computed, bool(one.why)], "badge", badge=lambda one: HOW[one.computed, bool(one.why)]),
    Column("没有条件计算的原因", "reasons"),
)  # fmt: skip
COMPUTED = {
    (True, False): Words("已计算", "computed"), (True, True): Words("部分没有条件计算", "in part not computed"),
    (False, True): Words("没有条件计算", "not computed"),
}  # fmt: skip
HOW = {(True, False): "done", (True, True): "hint", (False, True): "warn"}
VERBS = {
    "raise": Words("新提示", "new"),
    "update": Words("有变化", "changed"),
    "lapse": Words("不再出现", "no longer seen"),
}
SHAPES = {"raise": "due", "update": "again", "lapse": "todo"}
CHANGES = (
    Column("变化", lambda one: VERBS[one.verb], "badge", badge=lambda one: SHAPES[one.verb]),
    Column("事项", lambda one: one.signal.title_words, link=lambda one: reverse("diagnosis:signal", args=[one.signal.pk]), note=lambda one: one.signal.says_words),
    Column("单位", lambda one: one.signal.body),
    Column("规则", lambda one: one.signal.rule),
)  # fmt: skip


@page(reads="diagnosis")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the run; while it is under way the page asks again by itself."""
    run = runs_seen_by(request.standing).filter(pk=pk).first()
    if run is None:
        raise Http404
    waits = run.state != "done" and run.job is not None and run.job.active
    changes = request.GET.get("of") == "changes"
    found = changes_by(run, request.standing)
    if changes:
        listing = Listing(request, _("变化"), found, CHANGES, empty=_("与以前相比没有变化。"))
    elif run.books_id:
        listing = Listing(request, _("规则"), ruled_in(run), RULES, empty=_("还没有规则运行完。"))
    else:
        lines = looked_at_by(run, request.standing)
        listing = Listing(request, _("文件"), lines, COLUMNS, empty=_("还没有核对过文件。"))
    counts = [(words, sum(one.verb == verb for one in found)) for verb, words in VERBS.items()]
    shown = {
        "run": run, "list": listing, "counts": counts, "changes": changes, "state": RUN.states[run.state], "cause": CAUSES[run.cause], "waits": waits,
        "again": again(request, waits), "history": entries_of(run),
    }  # fmt: skip
    return listing.download() or render(request, "diagnosis/pages/run.html", shown)
