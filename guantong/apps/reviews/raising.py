"""From an inquiry to an opinion (询问转意见): the same words, bound to the unit, in the name of who asked; found again from the review."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from guantong.apps.opinions import operations as opinions
from guantong.apps.opinions.binding import Bound, Named, Source
from guantong.apps.opinions.bound_line import Chosen
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.wording import KINDS, LEVELS
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews.agreeing import link_opinion
from guantong.apps.reviews.asking import locked_inquiry
from guantong.apps.reviews.models import AgreedChange, Inquiry, Review
from guantong.domain.reviews.kinds import Part
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

_KINDS = {
    Part.DEPUTY: "deputy",
    Part.DELEGATION: "delegation",
    Part.EXPERT: "expert",
    Part.FIRM: "firm",
    Part.MEMBER: "member",
    Part.FINANCE_MEMBER: "member",
}
"""As what somebody takes part, and as what one raises an opinion; everybody else speaks as a voter."""
_UNBOUND = Chosen()


@transaction.atomic
def raise_from_inquiry(
    *, inquiry: Inquiry, text: str, head: str, asks: Sequence[str], change_asked: int | None, proposers: Sequence[Named],
    raised_on: date, by: Standing, as_of: datetime, chosen: Chosen = _UNBOUND,
) -> Opinion:  # fmt: skip
    """Raise an opinion that came from an inquiry, on the line that was `chosen` in a version, else on the unit alone.

    Who asked with an account is named with it: told there, and rating there. Raises NotAllowed for an inquiry that was withdrawn
    or merged, BadInput for a line of another unit or year, and what `opinions.operations.raise_opinion` raises.
    """
    row = locked_inquiry(inquiry)
    if refusal := ended(row):
        raise NotAllowed(refusal)
    line, version = Bound(unit_code=row.unit_code, unit=row.unit, path=row.path), chosen.version
    if version is not None:
        if (chosen.line.unit_code, version.year) != (row.unit_code, row.review.year):
            raise BadInput({"": _ANOTHER})
        line = replace(chosen.line, path=row.path)
    return opinions.raise_opinion(
        text=text, head=head, asks=asks, year=row.review.year, version=version.name if version else "",
        version_no=version.number if version else None, line=line, change_asked=change_asked,
        proposers=_with_accounts(proposers, row), source=source_of(row), raised_on=raised_on, by=by, as_of=as_of,
    )  # fmt: skip


@transaction.atomic
def raise_from_change(
    *, agreed: AgreedChange, text: str, head: str, asks: Sequence[str], change_asked: int | None, proposers: Sequence[Named],
    raised_on: date, version: int, by: Standing, as_of: datetime,
) -> Opinion:  # fmt: skip
    """Raise an opinion of what was agreed, on its line and against the version it was agreed on, and link both.

    Raises what `raise_opinion` and `link_opinion` raise.
    """
    bound = Bound(
        unit_code=agreed.unit_code, unit=agreed.unit, project_code=agreed.line_code, project=agreed.line,
        fund_kind=agreed.fund_kind, amount=agreed.before, path=agreed.path,
    )  # fmt: skip
    where = Source(agreed.journal_key, f"{agreed.review.title} 会商结果", reverse("reviews:change", args=[agreed.pk]))
    made = opinions.raise_opinion(
        text=text, head=head, asks=asks, year=agreed.review.year, version=agreed.budget_version,
        version_no=agreed.budget_number, line=bound, change_asked=change_asked, source=where,
        proposers=_with_accounts(proposers, agreed.inquiry) if agreed.inquiry else proposers, raised_on=raised_on, by=by, as_of=as_of,
    )  # fmt: skip
    link_opinion(agreed=agreed, opinion=made, version=version, by=by, as_of=as_of)
    return made


def source_of(inquiry: Inquiry) -> Source:
    """Return how an opinion names the inquiry it came from."""
    name = f"{inquiry.review.title} 第{inquiry.number}条询问"
    return Source(inquiry.journal_key, name, reverse("reviews:inquiry", args=[inquiry.pk]))


def ended(inquiry: Inquiry) -> Refusal | None:
    """Return why no opinion comes of an inquiry that stands on no board any more; None where one may."""
    return _ENDED.get(inquiry.state)


def named(inquiry: Inquiry) -> str:
    """Return who asked, and who asked what was merged into it, as the form of an opinion names them: name, kind, level; a line each."""
    level = LEVELS["district"].zh
    return "\n".join(
        dict.fromkeys(f"{one.asker} {KINDS[_kind(one)].zh} {level}" for one in _askings(inquiry) if one.asker)
    )


def opinions_of(review: Review, standing: Standing) -> QuerySet[Opinion]:
    """Return the opinions that came from the inquiries and agreed changes of a review, as far as `standing` reads both."""
    keys = [Inquiry(pk=pk).journal_key for pk in review.inquiries.values_list("pk", flat=True)]
    keys += [AgreedChange(pk=pk).journal_key for pk in review.changes.values_list("pk", flat=True)]
    return opinions_seen_by(standing).filter(source_of__in=keys).order_by("pk")


def told_of(review: Review, standing: Standing) -> list[Opinion]:
    """Return the same, each with its state in words."""
    found = list(opinions_of(review, standing))
    for one in found:
        one.state_words = OPINION.states[one.state]  # type: ignore[attr-defined]
    return found


def _askings(inquiry: Inquiry) -> list[Inquiry]:
    """Return the inquiry and what was merged into it: no name is lost."""
    merged = Inquiry.objects.filter(follows=inquiry, state="merged").order_by("number")
    return [inquiry, *merged.select_related("participant__person")]


def _kind(inquiry: Inquiry) -> str:
    return _KINDS.get(Part(inquiry.asker_part), "voter") if inquiry.asker_part else "voter"


def _with_accounts(proposers: Sequence[Named], inquiry: Inquiry) -> list[Named]:
    """Return who raises it, each of those who asked with the account one has; an account once, whoever else bears the name."""
    accounts = {
        (one.asker, _kind(one)): one.participant.person.username
        for one in _askings(inquiry)
        if one.participant and one.participant.person
    }
    return [replace(one, person=one.person or accounts.pop((one.name, one.kind), "")) for one in proposers]


_ENDED = {
    "withdrawn": Refusal(
        "state", Words("询问已撤回，不再转为意见", "the inquiry was withdrawn: no opinion comes of it")
    ),
    "merged": Refusal(
        "state",
        Words("询问已归并，不单独转为意见", "the inquiry was merged: no opinion comes of it by itself"),
        Words("从并入的那一条转为意见，提问人一并列名", "from the one it went into, with everybody who asked"),
    ),
}
_ANOTHER = Words("请选该单位本年度版本中的预算项", "choose a line of that unit in a version of that year")
