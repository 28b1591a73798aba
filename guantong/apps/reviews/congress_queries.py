"""What one reads of a review by the congress: report, delegations, resolutions, by when the budget is to be public (大会审查的查询)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from guantong.apps.journal.queries import within
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.models import Inquiry, Participant, ReportNote, Resolution, Review
from guantong.apps.reviews.queries import edition_of, inquiries_seen_by, reviews_seen_by
from guantong.apps.reviews.raising import opinions_of
from guantong.apps.years.queries import profile_on
from guantong.domain.law.catalogue import cite
from guantong.domain.lifecycle.calendar import step_kind
from guantong.domain.lifecycle.clocks import due
from guantong.domain.lifecycle.events import Event
from guantong.domain.reviews.kinds import ReportStep
from guantong.domain.roles import Standing
from guantong.domain.words import Words

TOLD = ("voted", "published")
"""A draft before the vote is for the congress; the count was announced."""


def resolutions_seen_by(standing: Standing) -> QuerySet[Resolution]:
    """Return the resolutions `standing` may read: who reads its board all, everybody else who reads the review those that were voted on."""
    found = Resolution.objects.filter(review__in=reviews_seen_by(standing).order_by().values("pk"))
    return found.filter(Q(state__in=TOLD) | within(standing.areas("boards"), "review__path"))


@dataclass(frozen=True, slots=True)
class Noted:
    """One step of the report and how it was noted, or not yet."""

    step: ReportStep
    note: ReportNote | None

    @property
    def basis(self) -> Words | None:
        """The article."""
        return cite(self.step.law).words() if self.step.law else None


def report_of(review: Review) -> list[Noted]:
    """Return the steps of the report in order, each as it was noted; what is not noted is not said to be undone."""
    notes = {one.step: one for one in review.report_notes.all()}
    return [Noted(step, notes.get(step.key)) for step in edition_of(review).report]


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation on the list: what it asked, what was answered, how many opinions came of it."""

    participant: Participant
    asked: int
    answered: int
    opinions: Sequence[Opinion]


def delegations_of(review: Review, standing: Standing) -> list[Delegation]:
    """Return the delegations on the list in its order, each with what it asked and the opinions that came of that; nobody is ranked."""
    rows = list(review.participants.filter(part="delegation").exclude(state="struck").order_by("number"))
    told: dict[int, Counter[str]] = {one.pk: Counter() for one in rows}
    whose: dict[str, int] = {}
    seen = (
        inquiries_seen_by(standing)
        .filter(review=review, participant__in=rows)
        .exclude(state__in=("withdrawn", "merged"))
    )
    for pk, who, state in seen.values_list("pk", "participant", "state"):
        told[who][state] += 1
        whose[Inquiry(pk=pk).journal_key] = who
    raised: dict[int, list[Opinion]] = {one.pk: [] for one in rows}
    for opinion in opinions_of(review, standing) if whose else ():
        if opinion.source_of in whose:
            raised[whose[opinion.source_of]].append(opinion)
    return [Delegation(one, told[one.pk].total(), told[one.pk]["answered"], raised[one.pk]) for one in rows]


def publication_of(row: Resolution) -> tuple[date, Words] | None:
    """Return by when the approved budget is to be public and the article (预算法14条), by the profile of the day; None before the vote."""
    if row.voted_on is None or not row.passed:
        return None
    for one in due(
        step_kind("disclosure"), row.review.year, {Event.BUDGET_APPROVED: row.voted_on}, profile_on(row.voted_on)
    ):
        if one.on and one.clock:
            return one.on, cite(one.clock.basis).words()
    return None
