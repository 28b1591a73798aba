"""The ledger of opinions: who asked what, how far it is, what was answered, whether the version holds it (意见台账)."""

from dataclasses import replace

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.components.search import found_by
from guantong.apps.opinions.counting import counted
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by, reads_names
from guantong.apps.opinions.shapes import LANDING_SHAPES, OUTCOME_SHAPES, SHAPES
from guantong.apps.opinions.wording import BOUND, LANDINGS, OUTCOMES, called, dated_on, versions
from guantong.apps.opinions.workflow import OPINION, REFERRAL
from guantong.domain.words import Words

_GENERAL = Words("一般意见", "general opinion")
_HISTORY = Words("历史导入", "history")
CHOOSES = Column("选择", lambda one: one.pk if one.state == "raised" and not one.referral_id else None, "choice")
OPINION_COLUMN = Column(
    "意见",
    lambda one: one.text[:80],
    link=page_of("opinions:opinion"),
    note=lambda one: one.project or BOUND[one.bound],
)
BODY = Column("答复单位", lambda one: one.body or _GENERAL)
COURSE = (
    Column("状态", lambda one: OPINION.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(OPINION.states.items())),
    Column("答复", lambda one: OUTCOMES.get(one.outcome, ""), "badge", badge=lambda one: OUTCOME_SHAPES.get(one.outcome, ""), filters="outcome", choices=tuple(OUTCOMES.items()), rare=True),
    Column("落实", lambda one: LANDINGS.get(one.landing, ""), "badge", badge=lambda one: LANDING_SHAPES.get(one.landing, ""), filters="landing", choices=tuple(LANDINGS.items()), rare=True),
)  # fmt: skip
AMOUNTS = (
    Column("建议增减", "change_asked", "yuan", sorts="change_asked"),
    Column("确认增减", "amount", "yuan", sorts="amount"),
)
"""A list of one batch needs no more than these; the ledger adds year, head, names and days."""
_RAISED = Column(
    "提出日期", "raised_on", "day", sorts="raised_on", note=lambda one: _HISTORY if one.history else one.source_name, filters="history", rare=True,
    choices=(("True", _HISTORY), ("False", Words("现在办理", "current"))),
)  # fmt: skip


@page(reads="answers", place=Place("汇办", 3, "意见台账"))
def view(request: HttpRequest) -> HttpResponse:
    """List the opinions."""
    standing = request.standing
    rows, counts = counted(opinions_seen_by(standing), request.GET.get("counted", ""))
    names = reads_names(standing)
    refers = REFERRAL.begun_by("prepare", standing)
    listing = Listing(
        request, _("意见台账"), rows, (*([CHOOSES] if refers else []), *_columns(rows, request, names)),
        search=_by_name if names else "search", hint=_("单位、项目、意见、提出人") if names else "", sort="-pk", empty=_("还没有意见。"),
        keeps=("counted",),
    )  # fmt: skip
    shown = {
        "list": listing, "refers": refers and any(CHOOSES.of(one) for one in listing.page),
        "raises": OPINION.begun_by("raise_opinion", standing), "staff": refers, "inside": standing.reads("opinions"),
        "books": standing.reads("books"), "counts": counts, "uncounted": listing.query(counted=None, page=None),
    }  # fmt: skip
    return listing.download() or render(request, "opinions/pages/ledger.html", shown)


def _columns(rows: QuerySet[Opinion], request: HttpRequest, names: bool) -> list[Column]:
    years = [(str(year), str(year)) for year in rows.order_by("-year").values_list("year", flat=True).distinct()]
    bodies = rows.order_by("body").exclude(path="").values_list("path", "body").distinct()[:400]
    heads = tuple(dated_on("heads", request.today).words.items())  # type: ignore[attr-defined]
    year = Column(
        "年度",
        "year",
        "number",
        sorts="year",
        filters="year",
        choices=years,
        note=lambda one: versions().get(one.budget_version, ""),
    )
    head = Column("审查重点", lambda one: called("heads", one.head), "unseen", filters="head", choices=heads, rare=True)
    people = Column("提出人", lambda one: "、".join(person.name for person in one.proposers.all()))
    body = replace(BODY, filters="path", choices=tuple(bodies))
    return [OPINION_COLUMN, body, *COURSE, *AMOUNTS, year, head, *([people] if names else []), _RAISED]


def _by_name(typed: str) -> Q:
    return found_by(typed, "search") | found_by(typed, "people")
