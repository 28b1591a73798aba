"""One sheet of performance, row by row: what each would do or why it cannot; taken in whole or not at all (填报表预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.evaluations import performance_taking
from guantong.apps.evaluations.performance_preview import STATES, Line, compared, plan_of
from guantong.apps.evaluations.performance_sheet import ROWS_OF
from guantong.apps.evaluations.project_queries import measured, performance_files_seen_by
from guantong.apps.evaluations.workflow import PERFORMANCE_FILE
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.list_forms import Seen
from guantong.apps.journal.queries import history_of

SHAPES = {"wrong": "severe", "new": "doing", "anew": "warn", "known": "todo"}


def _figure(line: Line) -> str:
    facts = line.read.facts
    thousandths = facts["planned"] if facts["stage"] == "target" else facts["value"]
    return measured(thousandths, facts["measure"] or "") or facts["words"] or facts["why_none"] or facts["grade"]


COLUMNS = (
    Column("行", lambda line: line.read.number, "number"),
    Column("结果", lambda line: STATES[line.outcome], "badge", badge=lambda line: SHAPES[line.outcome]),
    Column("项目", lambda line: line.read.facts["project"], note=lambda line: line.read.facts["unit"]),
    Column("年度", lambda line: line.read.facts["year"]),
    Column("环节", lambda line: ROWS_OF.get(line.read.facts["stage"], "")),
    Column("指标", lambda line: line.read.facts["name"] or line.read.facts["evaluator"]),
    Column("数值或文字", _figure),
    Column("支出数", lambda line: line.read.facts["spent"], "yuan"),
    Column("说明", lambda line: "；".join(said(words) for words in line.says)),
)


@page(reads="evaluations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rows, the wrong ones first; take them in, or set the sheet aside."""
    of = performance_files_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    lines = compared(of, request.standing, request.today) if of.state == "read" else []
    bad = sum(line.outcome == "wrong" for line in lines)
    ready = not bad and any(line.outcome in ("new", "anew") for line in lines)
    verbs = [Act("set_performance_aside", performance_taking.set_aside)]
    if ready or request.method == "POST":
        verbs.insert(0, Act("take_in_performance", performance_taking.take_in, Seen))
    acts = Acts(request, PERFORMANCE_FILE, verbs, of.state, of.path, given={"of": of}, initial={"plan": plan_of(lines)})
    if answer := acts.answer():
        return answer
    shown_first = sorted(lines, key=lambda line: (line.outcome != "wrong", line.read.number))
    empty = _("已处理，行不再保存；文件在附件中。")
    listing = Listing(request, _("预览"), shown_first, COLUMNS, empty=empty)
    shown = {
        "of": of, "acts": acts, "bad": bad, "ready": ready, "list": listing, "state": PERFORMANCE_FILE.states[of.state], "lines": lines,
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "evaluations/pages/performance_file.html", shown, status=acts.status)
