"""Drafting a paper of a review: which there are of its kind, to whom each goes, what it says (拟公文).

The software composes of what stands there; people fill, check, sign, number and send it (`papers`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.opinions.referring import finance_on
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.apps.reviews import board_papers, opinion_papers, result_report
from guantong.apps.reviews.models import Review
from guantong.apps.reviews.operations import held, moved
from guantong.apps.reviews.paper_parts import Source
from guantong.apps.reviews.queries import edition_of, kind_of
from guantong.apps.years.queries import acting
from guantong.domain.papers.blocks import Annex, Block
from guantong.domain.papers.kinds import PaperKind, kinds
from guantong.domain.reviews.kinds import Level, Part
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of a review: what composes it, to which organisation it goes, whether it is of a review that was held.

    `of_opinions`: it tells the opinions of the review one by one, and is found again from each. `of_sides`: it tells what each side
    said; where delegations take part it stays with the congress that sits.
    """

    composed: Callable[[Source], Iterator[Block]]
    to: OrganisationKind
    title: str = "{title}{kind}"
    after: bool = True
    passed_on: bool = False
    of_opinions: bool = False
    of_sides: bool = False


_COMMITTEE, _GOVERNMENT = OrganisationKind.STANDING_COMMITTEE, OrganisationKind.GOVERNMENT
DOCUMENTS = {
    "preliminary_opinion": Document(
        opinion_papers.preliminary_opinion,
        _GOVERNMENT,
        "关于{year}年预算草案的{act}意见",
        passed_on=True,
        of_opinions=True,
    ),
    "preliminary_pair": Document(
        opinion_papers.pair, OrganisationKind.CONGRESS, "关于{year}年预算草案的{act}意见及处理情况", of_opinions=True
    ),
    "inquiry_pair": Document(opinion_papers.pair, _COMMITTEE, of_opinions=True),
    "deliberation_opinions": Document(
        opinion_papers.deliberation_opinions, _GOVERNMENT, "“{title}”{kind}", passed_on=True, of_opinions=True
    ),
    "opinions_by_side": Document(
        opinion_papers.opinions_by_side, _GOVERNMENT, "关于“{title}”的{kind}", after=False, of_sides=True
    ),
    "opinions_summary": Document(opinion_papers.opinions_summary, _COMMITTEE, of_opinions=True),
    "review_minutes": Document(board_papers.minutes, _COMMITTEE, "{title}纪要"),
    "inquiry_outline": Document(board_papers.outline, _COMMITTEE, after=False),
    "talk_report": Document(board_papers.talk_report, _COMMITTEE, "{title}情况报告"),
    "review_result_report": Document(
        result_report.report, OrganisationKind.CONGRESS, "关于{year}年预算草案的{kind}", after=False
    ),
}
ALWAYS = ("review_minutes", "inquiry_outline")
"""Of every review of the district: minutes are kept and questions prepared, whatever else its kind names."""


def documents_of(review: Review) -> dict[str, PaperKind]:
    """Return the papers that are composed of a review of its kind, in the order its kind names them."""
    also = ALWAYS if kind_of(review).level is Level.DISTRICT else ()
    return {name: kinds()[name] for name in dict.fromkeys((*edition_of(review).drafts, *also))}


@transaction.atomic
def draft_paper(
    *, review: Review, what: str, version: int, by: Standing, as_of: datetime, due_on: date | None = None, due_document: str = ""
) -> Paper:  # fmt: skip
    """Draft a paper of a review and return it: to be read, changed, checked and signed by people.

    A day to answer by stands only in deliberation opinions, and only with the document that sets it. Raises BadInput at `what`
    or `due_document` for another paper, one of a review that was not held, for who keeps out of a unit under review, and
    where there is nothing to say.
    """
    row = held(review, "draft_paper", version, by)
    if what not in documents_of(row):
        raise BadInput({"what": _NO_SUCH})
    document, kind = DOCUMENTS[what], kinds()[what]
    if document.after and row.held_on is None:
        raise BadInput({"what": _NOT_HELD})
    if bool(due_on) != bool(due_document.strip()) or (due_on and what != "deliberation_opinions"):
        raise BadInput({"due_document": _NO_DOCUMENT})
    if any(by.conflict_with(unit.path) for unit in row.units.all() if unit.path):
        raise BadInput({"what": _KEEPS_OUT})
    source = Source(row, by, as_of.date(), due_on, due_document.strip())
    body = tuple(document.composed(source))
    to = _addressee(document, row)
    paper = papers.draft(
        kind=what, addressee=to, title=_title(document, source, kind), body=body, subject_of=row.journal_key,
        subject_name=row.title, subject_where=reverse("reviews:review", args=[row.pk]), by=by, as_of=as_of,
        route=kind.on(as_of.date()).default_route if to.kind == document.to.value else "at_meeting",
        passed_on=_passed_on(source) if document.passed_on else (),
        enclosures=[block.title for block in body if isinstance(block, Annex)],
        also_about=[(one.journal_key, str(one), reverse("opinions:opinion", args=[one.pk])) for one in (source.opinions if document.of_opinions else ())],
    )  # fmt: skip
    moved(row, "draft_paper", by, as_of, paper=paper.pk, kind=what)
    return paper


def _addressee(document: Document, review: Review) -> Organisation:
    """Return to whom it goes."""
    of = (
        OrganisationKind.CONGRESS
        if document.of_sides and Part.DELEGATION in edition_of(review).takes_part
        else document.to
    )
    found = Organisation.objects.filter(kind=of.value, ends_on=None).order_by("path").first()
    if found is None:
        raise BadInput({"what": _NOBODY.filled(kind=of.label)})
    return found


def _title(document: Document, source: Source, kind: PaperKind) -> str:
    act, review = acting("budget_act", source.day).words.zh, source.review
    return document.title.format(title=review.title, year=review.year, kind=kind.words.zh, act=act)[:160]


def _passed_on(source: Source) -> list[Organisation]:
    """Return who gets it from the government: finance, and the units under review."""
    finance = finance_on(source.day)
    paths = [unit.path for unit in source.units if unit.path]
    known = Organisation.objects.in_bulk(paths, field_name="path")
    found = {one.path: one for one in (finance, *(known.get(path) for path in paths)) if one is not None}
    return list(found.values())


_NO_SUCH = Words("这一种审查活动没有这个文种", "this kind of review has no such paper")
_NOT_HELD = Words("举行之后才能拟这件公文", "it is drafted after the review was held")
_NO_DOCUMENT = Words(
    "期限和载明期限的文号要一并填写，只用于审议意见",
    "a day and the document that sets it stand together, in deliberation opinions alone",
)
_KEEPS_OUT = Words(
    "您与被审单位有利益冲突登记，请由其他同事拟稿",
    "you registered a conflict of interest with a unit under review: a colleague drafts it",
)
_NOBODY = Words("机构中没有“{kind}”，请先登记", "no “{kind}” among the organisations")
