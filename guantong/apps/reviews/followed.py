"""What one reads of followed projects: one's own, one screen a month, of what was published alone (代表跟踪的查询)."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from guantong.apps.adjustments.models import PUBLIC, Item
from guantong.apps.adjustments.queries import items_seen_by
from guantong.apps.figures.models import Document
from guantong.apps.files.queries import public_in
from guantong.apps.journal.queries import within
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.models import Follow, Inquiry, OfferedProject, Review
from guantong.domain.roles import Standing

DOCUMENTS = 5
"""So many of the latest published documents stand on the screen."""


def follows_seen_by(standing: Standing) -> QuerySet[Follow]:
    """Return the followed projects `standing` may read: one's own, and the organiser's all."""
    seen = within(standing.areas("attendance"), "review__path") | Q(participant__person__username=standing.person)
    return Follow.objects.filter(seen).select_related("review", "participant__person", "offered")


def own_follows(review: Review, standing: Standing) -> list[Follow]:
    """Return what somebody follows in a review."""
    found = follows_seen_by(standing).filter(review=review, participant__person__username=standing.person)
    return list(found.filter(state="following"))


def offered_in(review: Review) -> QuerySet[OfferedProject]:
    """Return the projects that can be followed, each with how many follow it."""
    followed = Count("follows", filter=Q(follows__state="following"))
    return OfferedProject.objects.filter(review=review, state="offered").annotate(followed=followed).order_by("pk")


@dataclass(frozen=True, slots=True)
class Screen:
    """One followed project in one month: what was published of its unit and of itself, what one asked and said of it."""

    follow: Follow
    begins: date
    ends: date
    documents: Sequence[Document]
    adjusted: Sequence[Item]
    inquiries: Sequence[Inquiry]
    opinions: Sequence[Opinion]

    @property
    def fresh(self) -> int:
        """How much of it is of this month."""
        published = [one.came.taken_at.date() for one in self.documents if one.came]
        published += [one.edition.plan.published_on for one in self.adjusted if one.edition.plan.published_on]
        return sum(self.begins <= day <= self.ends for day in published)


def screen_of(follow: Follow, month: date, standing: Standing) -> Screen:
    """Return the screen of a followed project in the month of a day: five queries, nothing of a draft."""
    ends = month.replace(day=monthrange(month.year, month.month)[1])
    of, who = follow.offered, follow.participant
    documents = Document.objects.filter(
        public_in("batch__file"), path=of.path, gone=False, left=None, came__taken_at__date__lte=ends
    )
    same = Q(project_code=of.project_code) if of.project_code else Q(project=of.project)
    adjusted = items_seen_by(standing).filter(
        same, edition__plan__state__in=PUBLIC, edition__plan__published_on__lte=ends, unit_code=of.unit_code
    )
    asked = Inquiry.objects.filter(participant=who, unit_code=of.unit_code, asked_at__date__lte=ends)
    said = Opinion.objects.filter(source_of=follow.journal_key, raised_on__lte=ends).exclude(state="withdrawn")
    return Screen(
        follow, month.replace(day=1), ends, list(documents.select_related("came").order_by("-came__taken_at", "-pk")[:DOCUMENTS]) if of.path else [],
        list(adjusted.select_related("edition__plan")), list(asked.exclude(state="withdrawn").order_by("-pk")), list(said.order_by("-pk")),
    )  # fmt: skip


def month_asked(text: str, today: date) -> date:
    """Return the first of the month written as `text` (2026-10), that of today for anything else or later."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return min(found, today.replace(day=1))
