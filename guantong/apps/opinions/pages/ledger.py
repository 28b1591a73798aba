"""The ledger of opinions: who asked what, how far it is, what was answered, whether the version holds it (意见台账)."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.components.search import found_by
from guantong.apps.opinions.queries import opinions_seen_by, reads_names
from guantong.apps.opinions.shapes import LANDING_SHAPES, OUTCOME_SHAPES, SHAPES
from guantong.apps.opinions.wording import BOUND, LANDINGS, OUTCOMES, called, dated_on, versions
from guantong.apps.opinions.workflow import OPINION, REFERRAL
from guantong.domain.words import Words

_GENERAL = Words("一般意见", "general opinion")
CHOOSES = Column("选择", lambda one: one.pk if one.state == "raised" and not one.referral_id else None, "choice")
COLUMNS = (
    Column("意见", lambda one: one.text[:80], link=page_of("opinions:opinion"), note=lambda one: one.about or _GENERAL),
    Column("状态", lambda one: OPINION.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(OPINION.states.items())),
    Column("答复", lambda one: OUTCOMES.get(one.outcome, ""), "badge", badge=lambda one: OUTCOME_SHAPES.get(one.outcome, ""), filters="outcome", choices=tuple(OUTCOMES.items())),
    Column("落实", lambda one: LANDINGS.get(one.landing, ""), "badge", badge=lambda one: LANDING_SHAPES.get(one.landing, ""), filters="landing", choices=tuple(LANDINGS.items())),
    Column("建议增减", "change_asked", "yuan", sorts="change_asked"),
    Column("财政确认增减", "amount", "yuan", sorts="amount"),
    Column("针对版本", lambda one: versions().get(one.budget_version, ""), filters="budget_version", choices=tuple(versions().items())),
    Column("对象", lambda one: BOUND[one.bound], filters="bound", choices=tuple(BOUND.items())),
    Column("来源", "source_name"),
    Column("提出日期", "raised_on", "day", sorts="raised_on"),
    Column("历史导入", lambda one: _("历史导入") if one.history else "", "badge", badge=lambda one: "again" if one.history else "", filters="history", choices=(("True", Words("历史导入", "history")), ("False", Words("现在办理", "current")))),
)  # fmt: skip


@page(reads="answers", place=Place("汇办", 3, "意见台账"))
def view(request: HttpRequest) -> HttpResponse:
    """List the opinions."""
    rows, standing = opinions_seen_by(request.standing), request.standing
    names = reads_names(standing)
    refers = REFERRAL.begun_by("prepare", standing)
    listing = Listing(
        request, _("意见台账"), rows, (*([CHOOSES] if refers else []), *_columns(rows, request, names)),
        search=_by_name if names else "search", hint=_("单位、项目、意见、提出人") if names else "", sort="-pk", empty=_("还没有意见。"),
    )  # fmt: skip
    shown = {
        "list": listing, "refers": refers and any(CHOOSES.of(one) for one in listing.page),
        "raises": OPINION.begun_by("raise_opinion", standing), "staff": refers, "inside": standing.reads("opinions"),
    }  # fmt: skip
    return listing.download() or render(request, "opinions/pages/ledger.html", shown)


def _columns(rows: object, request: HttpRequest, names: bool) -> list[Column]:
    years = [(str(year), str(year)) for year in rows.order_by("-year").values_list("year", flat=True).distinct()]  # type: ignore[attr-defined]
    bodies = [
        (path, body)
        for path, body in rows.order_by("body").exclude(path="").values_list("path", "body").distinct()[:400]
    ]  # type: ignore[attr-defined]
    heads = tuple(dated_on("heads", request.today).words.items())  # type: ignore[attr-defined]
    own = [
        Column("年度", "year", "number", sorts="year", filters="year", choices=years),
        Column("答复单位", "body", filters="path", choices=bodies),
        Column("审查重点", lambda one: called("heads", one.head), filters="head", choices=heads),
    ]
    people = [Column("提出人", lambda one: "、".join(person.name for person in one.proposers.all()))] if names else []
    return [*COLUMNS[:2], *own, *people, *COLUMNS[2:]]


def _by_name(typed: str) -> Q:
    return found_by(typed, "search") | found_by(typed, "people")
