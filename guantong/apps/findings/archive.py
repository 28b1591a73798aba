"""The archive package of one matter: what stands in it, taken on record (归档包)."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from guantong.apps.findings.archive_sheet import catalogue
from guantong.apps.findings.models import Matter
from guantong.apps.findings.moving import acting_path, recorded
from guantong.apps.findings.workflow import MATTER
from guantong.apps.papers import archive
from guantong.apps.papers.archive import Kept, hand_over, kept_of
from guantong.domain.roles import Standing


@transaction.atomic
def archived(*, matter: Matter, by: Standing, as_of: datetime) -> list[Kept]:
    """Return what stands in the package of a matter, and record that it was taken; each sensitive file is noted as handed out."""
    MATTER.demand("archive", by, matter.state, acting_path(matter, by))
    found = kept_of(matter, by)
    hand_over(found, by, as_of)
    recorded(matter, matter, "archive", by, as_of, inside=True, things=len(found))
    return found


def package(matter: Matter, things: list[Kept], by: Standing, as_of: datetime) -> Iterator[bytes]:
    """Yield the zip of a matter piece by piece."""
    yield from archive.package(matter, things, catalogue(matter, things, by, as_of), as_of)
