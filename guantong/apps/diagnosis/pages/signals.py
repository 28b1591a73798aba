"""What the rules point at: filtered by question, stage, unit, how soon to look (关注事项)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.diagnosis.choices import question_choices, severity_choices, stage_choices, verdict_choices
from guantong.apps.diagnosis.keeping import MOVED
from guantong.apps.diagnosis.notes import own_desk
from guantong.apps.diagnosis.queries import bodies_below, citable, found_by_rule_or_body, signals_seen_by
from guantong.apps.diagnosis.routes import may_issue
from guantong.apps.diagnosis.workflow import SIGNAL
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.words import Words

SEVERITIES = {"verify_first": "warn", "verify": "hint", "note": "todo"}
STATES = {
    "open": "due", "checked": "doing", "misread": "warn", "asking": "doing", "asked": "doing", "answered": "due",
    "unanswered": "warn", "judged": "done", "to_finding": "doing", "to_consultation": "doing", "received": "done",
    "archived": "done", "lapsed": "todo",
}  # fmt: skip


def rule_choices() -> list[tuple[str, Words]]:
    """Return every rule by its code, in the order of their codes."""
    named = sorted(all_rules(), key=lambda rule: rule.code)
    return [(r.code, Words(f"{r.code} {r.title.zh}", f"{r.code} {r.title.en}")) for r in named]


KINDS = [("False", Words("公开的文件", "published documents")), ("True", Words("账上数据", "the ledger"))]
COLUMNS = (
    Column("选择", lambda signal: signal.pk if signal.state == "checked" and citable(signal) else None, "choice"),
    Column(
        "核实顺序", "get_severity_display", "badge", badge=lambda signal: SEVERITIES[signal.severity],
        filters="severity", choices=severity_choices(),
    ),
    Column("事项", "title_words", link=page_of("diagnosis:signal"), note=lambda signal: signal.says_words),
    Column("单位", "body", sorts="body"),
    Column("所问", "get_question_display", filters="question", choices=question_choices()),
    Column(
        "来源", lambda signal: dict(KINDS)[str(signal.over_books)], filters="over_books", choices=KINDS
    ),
    Column("环节", "get_stage_display", filters="stage", choices=stage_choices()),
    Column("规则", "rule", sorts="rule", filters="rule", choices=rule_choices()),
    Column(
        "状态", lambda signal: SIGNAL.states[signal.state], "badge", badge=lambda signal: STATES[signal.state],
        filters="state", choices=[(state, words) for state, words in SIGNAL.states.items()],
        note=lambda signal: MOVED.get(signal.figures_moved, ""),
    ),
    Column("核实结论", "get_verdict_display", filters="verdict", choices=verdict_choices()),
    Column("首次发现", "raised_at", "day", sorts="raised_at"),
)  # fmt: skip


@page(reads="diagnosis", place=Place("数据与慧诊", 2, "关注事项"))
def view(request: HttpRequest) -> HttpResponse:
    """List the signals."""
    rows = signals_seen_by(request.standing).defer("evidence", "basis", "limit_source", "search", "found", "keys")
    desk = own_desk(request.standing)
    drafts = bool(desk) and may_issue(desk) is None
    unit = Column("单位", "body", sorts="body", filters="path__startswith", choices=bodies_below(request.standing))
    columns = [unit if column.header == unit.header else column for column in (COLUMNS if drafts else COLUMNS[1:])]
    empty = _("没有关注事项。发布数据之后，规则会自动运行。")
    listing = Listing(
        request, _("关注事项"), rows, columns, search=found_by_rule_or_body, sort="-raised_at", empty=empty
    )
    chooses = drafts and any(row.state == "checked" for row in listing.page)
    return listing.download() or render(request, "diagnosis/pages/signals.html", {"list": listing, "chooses": chooses})
