"""What happened in a fiscal year, and what is not registered yet (年度)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.queries import within
from guantong.apps.years.models import FiscalYear, PlanItem, ProfileChoice, Session, Step, SupervisionPlan, Topic
from guantong.apps.years.reckoning import Choices
from guantong.domain.law.catalogue import cite
from guantong.domain.lifecycle.calendar import all_steps, before_days
from guantong.domain.lifecycle.clocks import due
from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.profile import Line, Profile
from guantong.domain.lifecycle.sessions import Count, SessionKind, counted
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Term:
    """What must be there before a session: its words, the latest day, the days, the article."""

    words: Words
    on: date
    days: int
    basis: Words


def years() -> QuerySet[FiscalYear]:
    """Return the fiscal years, latest first."""
    return FiscalYear.objects.all()


def steps_seen_by(standing: Standing) -> QuerySet[Step]:
    """Return the steps `standing` may read, in the order of the year."""
    return Step.objects.filter(within(standing.areas("years"))).select_related("year", "session")


def steps_of_cell(standing: Standing, year: FiscalYear, stage: str, kinds: Collection[str]) -> QuerySet[Step]:
    """Return the steps of one stage of `year` at the organisations of these kinds."""
    paths = Organisation.objects.filter(kind__in=kinds).values("path")
    return steps_seen_by(standing).filter(year=year, stage=stage, path__in=paths)


def organisations_with_steps(standing: Standing) -> list[tuple[str, str]]:
    """Return the path and name of every organisation that has a step one may read, in the order of the tree."""
    found = steps_seen_by(standing).order_by("path").values_list("path", "organisation").distinct()
    return list(dict(found).items())


def sessions_seen_by(standing: Standing) -> QuerySet[Session]:
    """Return the sessions `standing` may read, in the order of their days: when the congress sits is no secret here."""
    return Session.objects.filter(within(standing.areas("sessions"))).select_related("year")


def sessions_of(year: int, kind: str = "") -> QuerySet[Session]:
    """Return the sessions of the calendar year `year` that are not cancelled, of one kind or all, in order."""
    found = Session.objects.filter(year__year=year).exclude(state="cancelled").select_related("year")
    return found.filter(kind=kind) if kind else found


def count_to_session(received_on: date, session: Session, basis: str = "") -> tuple[Count, ...]:
    """Return how many natural days a paper came before `session`: one count for every day it was set for, the last as it stands.

    `basis` is the article that asks for a number of days: by default the 30 days of a draft budget before a congress, of an
    adjustment before a standing committee (budget-law-2018-art-44-4, -69-6); "-78" for final accounts. Never a refusal.
    """
    basis = basis or _ASKS.get(session.kind, "")
    return tuple(counted(received_on, day, before_days(basis), basis) for day in session.days)


def before_session(session: Session) -> list[Term]:
    """Return by when each paper is due before `session`, by the legal profile of its day; nothing for the chairpersons' council."""
    events = _EVENTS.get(session.kind, ())
    where = profile_on(session.on)
    found = []
    for kind in all_steps():
        for event in events:
            for one in due(kind, session.year.year, {event: session.on}, where):
                if one.on and one.clock and one.clock.event is event and one.clock.n < 0:
                    found.append(Term(kind.words, one.on, -one.clock.n, cite(one.clock.basis).words()))
    return sorted(found, key=lambda term: term.on)


_ASKS = {
    SessionKind.CONGRESS.value: "budget-law-2018-art-44-4",
    SessionKind.STANDING_COMMITTEE.value: "budget-law-2018-art-69-6",
}
_EVENTS = {
    SessionKind.CONGRESS.value: (Event.CONGRESS,),
    SessionKind.STANDING_COMMITTEE.value: (
        Event.ADJUSTMENT_SESSION, Event.ACCOUNTS_SESSION, Event.EXECUTION_SESSION, Event.REPORT_SESSION,
    ),
}  # fmt: skip


def profile_on(day: date) -> Profile:
    """Return the legal profile the district went by on `day`; national law where none was chosen."""
    return Choices.read().on(day)


def acting(key: str, day: date) -> Line:
    """Return who acts, or what is done, by the profile of `day`: what letters and pages say (`budget_reviewer`, `budget_act`).

    Raises LookupError for a word no profile has.
    """
    return profile_on(day).line(key, day)


def profile_choices_made() -> QuerySet[ProfileChoice]:
    """Return every choice of a profile, the latest first; one taken back stays in the list."""
    return ProfileChoice.objects.all()


def topics_seen_by(standing: Standing) -> QuerySet[Topic]:
    """Return the topics `standing` may read: the congress all, others what their own organisation proposed."""
    return Topic.objects.filter(within(standing.areas("topics"))).select_related("year")


def plans_seen_by(standing: Standing) -> QuerySet[SupervisionPlan]:
    """Return the supervision plans `standing` may read: the congress all, everybody else the published (监督法63)."""
    found = SupervisionPlan.objects.select_related("year")
    if standing.reads("plan_drafts"):
        return found
    return found.filter(state="published") if standing.reads("supervision_plans") else found.none()


def plans_listed(standing: Standing) -> QuerySet[SupervisionPlan]:
    """Return the same, each with how many items are in force."""
    return plans_seen_by(standing).annotate(listed=models.Count("items", filter=models.Q(items__state="listed")))


def items_seen_by(standing: Standing) -> QuerySet[PlanItem]:
    """Return the items of the plans `standing` may read, in the plan's order."""
    return PlanItem.objects.filter(plan__in=plans_seen_by(standing)).select_related("plan__year", "session", "topic")


def items_of(year: int) -> QuerySet[PlanItem]:
    """Return the items in force of the plan of `year`: what a review may name as its own."""
    return PlanItem.objects.filter(plan__year__year=year, state="listed").select_related("plan__year", "session")


def calling(today: date) -> QuerySet[SupervisionPlan]:
    """Return the plans for which topics are called on `today`."""
    return SupervisionPlan.objects.filter(state="calling", until__gte=today).select_related("year")
