"""For whom one may bring files of records, and through which sources (上传范围)."""

from django.db.models import QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.feeds.models import Feed
from guantong.apps.feeds.queries import feeds_seen_by
from guantong.apps.feeds.workflow import DELIVERY
from guantong.domain.roles import Standing
from guantong.domain.workflow.table import NEW


def brings(standing: Standing) -> list[tuple[str, str]]:
    """Return path and name of every organisation for which `standing` may bring files, in the order of the tree."""
    if not any(post.role in w.roles for post in standing.posts for w in DELIVERY.row("upload").who):
        return []
    bodies = Organisation.objects.filter(ends_on=None).order_by("path").values_list("path", "name")
    return [(path, name) for path, name in bodies if DELIVERY.why_not("upload", standing, NEW, path) is None]


def feeds_brought_by(standing: Standing) -> QuerySet[Feed]:
    """Return the sources in use whose files `standing` may bring."""
    return feeds_seen_by(standing).filter(state="in_use", path__in=[path for path, _ in brings(standing)])
