"""What happened in a fiscal year, and what is not registered yet (年度)."""

from django.db.models import QuerySet

from guantong.apps.journal.queries import within
from guantong.apps.years.models import FiscalYear, Step
from guantong.domain.roles import Standing


def years() -> QuerySet[FiscalYear]:
    """Return the fiscal years, latest first."""
    return FiscalYear.objects.all()


def steps_seen_by(standing: Standing) -> QuerySet[Step]:
    """Return the steps `standing` may read, in the order of the year."""
    return Step.objects.filter(within(standing.areas("years"))).select_related("year")
