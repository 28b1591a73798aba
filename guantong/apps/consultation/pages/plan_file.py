"""One version of the government's list, row by row: what each would do or why it cannot; taken in whole or not at all (清单预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.consultation import plans
from guantong.apps.consultation.plan_reading import OUTCOME_SHAPES, OUTCOMES, Line, compared, plan_of
from guantong.apps.consultation.queries import plan_files_seen_by
from guantong.apps.consultation.shapes import PLAN_SHAPES
from guantong.apps.consultation.workflow import PLAN
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.list_forms import Seen
from guantong.apps.journal.queries import history_of

_PREVIEW = (
    Column("行", lambda line: line.at.get("row"), "number", note=lambda line: line.at.get("sheet", "")),
    Column("结果", lambda line: OUTCOMES[line.outcome], "badge", badge=lambda line: OUTCOME_SHAPES[line.outcome]),
    Column("序号", lambda line: line.facts.get("number"), "number"),
    Column("项目", lambda line: line.facts.get("title", ""), note=lambda line: line.facts.get("unit", "")),
    Column("地点", lambda line: line.facts.get("place") or line.facts.get("where", "")),
    Column("金额", lambda line: line.facts.get("amount"), "figure"),
    Column("说明", lambda line: "；".join(said(words) for words in line.says)),
)
_KEPT = (
    Column("行", lambda row: row["row"], "number"),
    Column("序号", lambda row: row["number"], "code"),
    Column("项目", lambda row: row["title"], note=lambda row: row["content"]),
    Column("牵头单位", lambda row: row["unit"], note=lambda row: row["unit_code"]),
    Column("地点", lambda row: row["place"], note=lambda row: row["where"]),
    Column("领域", lambda row: row["field"]),
    Column("金额（元）", lambda row: row["amount"]),
    Column("资金来源", lambda row: row["money_source"]),
)
"""The rows as they were typed: nothing of them is read into a figure."""


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rows, the wrong ones first; take them in, or discard the version. A later look shows the rows as they came."""
    of = plan_files_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    lines: list[Line] = compared(of, request.standing) if of.state == "previewed" else []
    bad = sum(line.outcome == "wrong" for line in lines)
    ready = not bad and any(line.outcome != "same" for line in lines)
    verbs = [Act("discard_plan", plans.discard)]
    if ready or request.method == "POST":
        verbs.insert(0, Act("take_in_plan", plans.take_in, Seen))
    acts = Acts(request, PLAN, verbs, of.state, of.path, given={"of": of}, initial={"plan": plan_of(lines)})
    if answer := acts.answer():
        return answer
    first = sorted(lines, key=lambda line: (line.outcome != "wrong", line.outcome == "same", line.at.get("row", 0)))
    listing = Listing(request, _("预览"), first, _PREVIEW) if lines else Listing(request, of.name, of.lines, _KEPT)
    shown = {
        "of": of, "acts": acts, "bad": bad, "ready": ready, "list": listing, "lines": lines, "state": PLAN.states[of.state],
        "shape": PLAN_SHAPES[of.state], "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
        "drops": sum(line.outcome == "dropped" for line in lines),
    }  # fmt: skip
    return listing.download() or render(request, "consultation/pages/plan_file.html", shown, status=acts.status)
