"""What the rules point at: filtered by question, stage, unit, how soon to look (关注事项)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.diagnosis.models import question_choices, severity_choices, stage_choices, verdict_choices
from guantong.apps.diagnosis.notes import own_desk
from guantong.apps.diagnosis.operations import MOVED
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.diagnosis.workflow import SIGNAL

SEVERITIES = {"verify_first": "warn", "verify": "hint", "note": "todo"}
STATES = {
    "open": "due", "checked": "doing", "misread": "warn", "asking": "doing", "asked": "doing", "answered": "due",
    "unanswered": "warn", "judged": "done", "to_finding": "doing", "to_consultation": "doing", "received": "done",
    "archived": "done", "lapsed": "todo",
}  # fmt: skip
COLUMNS = (
    Column("选择", lambda signal: signal.pk if signal.state == "checked" else None, "choice"),
    Column(
        "核实顺序", "get_severity_display", "badge", badge=lambda signal: SEVERITIES[signal.severity],
        filters="severity", choices=severity_choices(),
    ),
    Column("事项", "title_words", link=lambda signal: reverse("diagnosis:signal", args=[signal.pk]), note=lambda signal: signal.says_words),
    Column("单位", "body", sorts="body"),
    Column("所问", "get_question_display", filters="question", choices=question_choices()),
    Column("环节", "get_stage_display", filters="stage", choices=stage_choices()),
    Column("规则", "rule", sorts="rule"),
    Column(
        "状态", lambda signal: SIGNAL.states[signal.state], "badge", badge=lambda signal: STATES[signal.state],
        filters="state", choices=[(state, words) for state, words in SIGNAL.states.items()],
        note=lambda signal: MOVED.get(signal.figures_moved, ""),
    ),
    Column("认定", "get_verdict_display", filters="verdict", choices=verdict_choices()),
    Column("首次发现", "raised_at", "day", sorts="raised_at"),
)  # fmt: skip


@page(reads="diagnosis", place=Place("数据与慧诊", 2, "关注事项"))
def view(request: HttpRequest) -> HttpResponse:
    """List the signals."""
    rows, empty = signals_seen_by(request.standing), _("没有关注事项。发布数据之后，规则会自动运行。")
    drafts = bool(own_desk(request.standing))
    listing = Listing(
        request,
        _("关注事项"),
        rows,
        COLUMNS if drafts else COLUMNS[1:],
        search="search",
        sort="-raised_at",
        empty=empty,
    )
    chooses = drafts and any(row.state == "checked" for row in listing.page)
    return listing.download() or render(request, "diagnosis/pages/signals.html", {"list": listing, "chooses": chooses})
