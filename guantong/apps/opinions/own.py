"""What a person does with an opinion of one's own, who has no desk: raised of a unit by name, never from a draft (本人意见)."""

from collections.abc import Sequence
from datetime import datetime

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.opinions.binding import NOTHING, Bound
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.operations import raise_opinion
from guantong.domain.roles import Standing

_SPEND = (OrganisationKind.DEPARTMENT, OrganisationKind.UNIT, OrganisationKind.SUBDISTRICT_OFFICE)


def spending_bodies() -> list[tuple[str, str]]:
    """Return path and name of the bodies that have a budget of their own, in the order of the tree."""
    found = Organisation.objects.filter(ends_on=None, kind__in=_SPEND).order_by("path")
    return list(found.values_list("path", "name"))


def raise_own(
    *, unit: str, project: str, text: str, head: str, asks: Sequence[str], change_asked: int | None, year: int, budget_version: str,
    by: Standing, as_of: datetime,
) -> Opinion:  # fmt: skip
    """Raise an opinion about the body at path `unit`, or a general one; its code is the body's, the project as it was written."""
    body = Organisation.objects.filter(path=unit).first() if unit else None
    line = Bound(unit_code=body.code, unit=body.name, project=project.strip(), path=body.path) if body else NOTHING
    return raise_opinion(
        text=text,
        head=head,
        asks=asks,
        year=year,
        version=budget_version,
        line=line,
        change_asked=change_asked,
        by=by,
        as_of=as_of,
    )
