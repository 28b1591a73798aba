"""What happened in a fiscal year, and what is not registered yet (年度)."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.queries import within
from guantong.apps.years.models import FiscalYear, Session, Step
from guantong.domain.lifecycle.sessions import Count, SessionKind, counted
from guantong.domain.roles import Standing


def years() -> QuerySet[FiscalYear]:
    """Return the fiscal years, latest first."""
    return FiscalYear.objects.all()


def steps_seen_by(standing: Standing) -> QuerySet[Step]:
    """Return the steps `standing` may read, in the order of the year."""
    return Step.objects.filter(within(standing.areas("years"))).select_related("year")


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
    return tuple(counted(received_on, day, _DAYS.get(basis), basis) for day in session.days)


_ASKS = {
    SessionKind.CONGRESS.value: "budget-law-2018-art-44-4",
    SessionKind.STANDING_COMMITTEE.value: "budget-law-2018-art-69-6",
}
_DAYS = {"budget-law-2018-art-44-4": 30, "budget-law-2018-art-69-6": 30, "budget-law-2018-art-78": 30}
