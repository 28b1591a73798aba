"""Finding copies and groups among the needs of an area, in the background: suggested, nothing decided (查重和归类)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import enqueue
from guantong.apps.voices.clustering import clustered
from guantong.apps.voices.models import Grouping
from guantong.apps.voices.queries import area_of, needs_seen_by
from guantong.apps.voices.recording import noted
from guantong.apps.voices.workflow import NEED
from guantong.domain.gathering.copies import copies
from guantong.domain.gathering.naming import named
from guantong.domain.roles import Standing
from guantong.domain.workflow.table import NEW

GROUP = "voices.group"
_MOST = 10_000
_SMALLEST = 3
"""A group of two is two needs."""


@transaction.atomic
def group(*, by: Standing, as_of: datetime) -> Job:
    """Ask for the open needs of one's area to be looked through for copies and groups."""
    path = by.posts[0].path if by.posts else ""
    NEED.demand("group", by, NEW, path)
    return enqueue(kind=GROUP, title="诉求查重和归类", path=path, by=by, as_of=as_of, of=1)


def grouped(*, by: Standing, as_of: datetime) -> Grouping:
    """Write down the copies and groups among the latest 10,000 open needs one sees; copies already shown as one are not found again."""
    rows = needs_seen_by(by).filter(head=None, state__in=("received", "confirmed")).order_by("-pk")
    known = list(rows.values_list("pk", "title", "text")[:_MOST])[::-1]
    pks, texts = [pk for pk, _, _ in known], [f"{title}\n{text}" for _, title, text in known]
    alike = [{"members": [pks[at] for at in found.members], "equal": found.equal} for found in copies(texts)]
    groups = [
        {"name": one.name, "members": [pks[at] for at in one.members], "examples": [pks[at] for at in one.examples]}
        for one in (named(texts, clustered(texts)) if texts else [])
        if len(one.members) >= _SMALLEST and one.name
    ]
    with transaction.atomic():
        made = Grouping.objects.create(
            path=area_of(by), copies=alike, groups=groups, needs=len(pks), made_by=by.person, made_at=as_of
        )
        noted(made, NEED, "group", by, as_of, made.path, needs=made.needs, copies=len(alike), groups=len(groups))
    return made
