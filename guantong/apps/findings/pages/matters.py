"""The ledger of matters: what is open, whose turn it is, what is due; both rates above it (整改台账)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.findings.queries import matters_seen_by, rates
from guantong.apps.findings.rectification_file import OUT
from guantong.apps.findings.whose import own_body
from guantong.apps.findings.words import KINDS, NATURES, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.domain.words import Words

SHAPES = {
    "registered": "todo", "handed_over": "due", "acknowledged": "doing", "planned": "doing", "submitted": "due",
    "returned": "warn", "verified": "due", "closed": "done", "concluded": "done", "reopened": "warn", "withdrawn": "todo",
}  # fmt: skip
COLUMNS = (
    Column("事项", "title", link=page_of("findings:matter"), note=lambda matter: matter.body),
    Column("状态", lambda matter: MATTER.states[matter.state], "badge", badge=lambda matter: SHAPES[matter.state], filters="state", choices=tuple(MATTER.states.items())),
    Column("类别", lambda matter: KINDS[matter.kind], filters="kind", choices=tuple(KINDS.items())),
    Column("来源", lambda matter: SOURCES[matter.source], filters="source", choices=tuple(SOURCES.items())),
    Column("性质", lambda matter: NATURES.get(matter.nature, ""), filters="nature", choices=tuple(NATURES.items())),
    Column("问题类型", "sort"),
    Column("年度", "year", "number", sorts="year"),
    Column("交办日期", "handed_on", "day", sorts="handed_on"),
    Column("整改期限", "due_on", "day", sorts="due_on"),
    Column("销号/办结日期", "ended_on", "day", sorts="ended_on"),
    Column("历史导入", lambda matter: gettext("历史导入") if matter.history else "", "badge", badge=lambda matter: "again" if matter.history else "", filters="history", choices=(("True", Words("历史导入", "history")), ("False", Words("现在办理", "current")))),
    Column("重开", lambda matter: matter.reopened or "", "number"),
)  # fmt: skip
SHOWN = (
    "title", "body", "state", "kind", "source", "nature", "sort", "year", "handed_on", "due_on", "ended_on", "history", "reopened",
)  # fmt: skip
"""What the columns ask for: a row's long texts stay in the database, and are not sorted with it."""

CHOOSES = Column("选择", lambda matter: matter.pk if matter.state == "registered" else None, "choice")


@page(reads="matters", place=Place("汇办", 1, "整改台账"))
def view(request: HttpRequest) -> HttpResponse:
    """List the matters."""
    rows, all_of_them = matters_seen_by(request.standing), request.GET.get("rates") == "all"
    own = own_body(request.standing)
    drafts = MATTER.why_not("draft_handover", request.standing, "registered", "") is None
    listing = Listing(
        request, _("整改台账"), rows.only(*SHOWN), (CHOOSES, *COLUMNS) if drafts else COLUMNS, search="search",
        empty=_("台账中还没有事项。"), keeps=("rates",),
    )  # fmt: skip
    shown = {
        "list": listing, "rates": rates(rows, request.today, history=all_of_them), "with_history": all_of_them,
        "past": rows.filter(history=True).exists(), "today": request.today,
        "chooses": drafts and any(matter.state == "registered" for matter in listing.page),
        "may": MATTER.begun_by("register", request.standing), "raises": bool(own),
        "open": bool(own) and rows.filter(path=own, state__in=OUT).exists(),
    }  # fmt: skip
    return listing.download() or render(request, "findings/pages/matters.html", shown)
