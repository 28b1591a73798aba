"""From an inquiry to an opinion (询问转意见): the same words, bound to the unit, in the name of who asked; found again from the review."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from guantong.apps.opinions import operations as opinions
from guantong.apps.opinions.binding import Bound, Named, Source
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews.agreeing import link_opinion
from guantong.apps.reviews.models import AgreedChange, Inquiry, Review
from guantong.domain.reviews.kinds import Part
from guantong.domain.roles import Standing

_KINDS = {
    Part.DEPUTY: "deputy",
    Part.EXPERT: "expert",
    Part.FIRM: "firm",
    Part.MEMBER: "member",
    Part.FINANCE_MEMBER: "member",
}
"""As what somebody takes part, and as what one raises an opinion; everybody else speaks as a voter."""


@transaction.atomic
def raise_from_inquiry(
    *, inquiry: Inquiry, text: str, head: str, asks: Sequence[str], change_asked: int | None, proposers: Sequence[Named],
    raised_on: date, by: Standing, as_of: datetime,
) -> Opinion:  # fmt: skip
    """Raise an opinion that came from an inquiry; raises what `opinions.operations.raise_opinion` raises."""
    bound = Bound(unit_code=inquiry.unit_code, unit=inquiry.unit, path=inquiry.path)
    return opinions.raise_opinion(
        text=text, head=head, asks=asks, year=inquiry.review.year, line=bound, change_asked=change_asked, proposers=proposers,
        source=source_of(inquiry), raised_on=raised_on, by=by, as_of=as_of,
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
        version_no=agreed.budget_number, line=bound, change_asked=change_asked, proposers=proposers, source=where,
        raised_on=raised_on, by=by, as_of=as_of,
    )  # fmt: skip
    link_opinion(agreed=agreed, opinion=made, version=version, by=by, as_of=as_of)
    return made


def source_of(inquiry: Inquiry) -> Source:
    """Return how an opinion names the inquiry it came from."""
    name = f"{inquiry.review.title} 第{inquiry.number}条询问"
    return Source(inquiry.journal_key, name, reverse("reviews:inquiry", args=[inquiry.pk]))


def named(inquiry: Inquiry) -> str:
    """Return who asked, as the form of an opinion names them: name, kind, level."""
    from guantong.apps.opinions.wording import KINDS, LEVELS

    kind = _KINDS.get(Part(inquiry.asker_part), "voter") if inquiry.asker_part else "voter"
    return f"{inquiry.asker} {KINDS[kind].zh} {LEVELS['district'].zh}" if inquiry.asker else ""


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
