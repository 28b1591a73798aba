"""What happened in a fiscal year, and what is not registered yet (年度)."""

from collections.abc import Collection

from django.db.models import QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.queries import within
from guantong.apps.years.models import FiscalYear, Step
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
