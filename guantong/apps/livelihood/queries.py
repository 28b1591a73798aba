"""What one may ask of livelihood projects (民生实事查询)."""

from django.db.models import QuerySet

from guantong.apps.journal.queries import within
from guantong.apps.livelihood.models import ListFile, Project
from guantong.domain.roles import Standing

ROOM = "livelihood"


def projects_seen_by(standing: Standing) -> QuerySet[Project]:
    """Return the projects that stand, each with its list; a list that was published is everybody's inside."""
    return Project.objects.filter(within(standing.areas(ROOM)), standing=True).select_related("of")


def lists_seen_by(standing: Standing) -> QuerySet[ListFile]:
    """Return the lists that were brought, the withdrawn ones among them."""
    return ListFile.objects.filter(within(standing.areas(ROOM)))
