"""For which organisations one may bring files (上传范围)."""

from guantong.apps.actors.models import Organisation
from guantong.apps.figures.workflow import BATCH
from guantong.domain.roles import Standing
from guantong.domain.workflow.table import NEW


def brings(standing: Standing) -> list[tuple[str, str]]:
    """Return path and name of every organisation for which `standing` may bring files, in the order of the tree."""
    standing_now = Organisation.objects.filter(ends_on=None).order_by("path").values_list("path", "name")
    if not any(post.role in w.roles for post in standing.posts for w in BATCH.row("upload").who):
        return []
    return [(path, name) for path, name in standing_now if BATCH.why_not("upload", standing, NEW, path) is None]


def bodies() -> list[tuple[str, str]]:
    """Return path and name of every standing organisation, in the order of the tree."""
    return list(Organisation.objects.filter(ends_on=None).order_by("path").values_list("path", "name"))
