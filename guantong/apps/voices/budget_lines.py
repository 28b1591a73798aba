"""The lines of the budget in force, of a year, from the books that are published: what may be said to answer needs (预算项)."""

from collections.abc import Sequence
from functools import lru_cache

from django.conf import settings

from guantong.apps.feeds.queries import books_in, snapshots_back
from guantong.domain.fiscal.records.versions import Line, lines_of, versions

_TABLES = ("budget_line",)
_IN_FORCE = ("approved", "adjusted")
"""A draft is a work secret: only what was approved is laid beside what residents say."""


def lines_in_force(year: int) -> Sequence[Line]:
    """Return the lines of the budget of `year` as approved, or as last adjusted; nothing where none was published."""
    snapshot = next(iter(snapshots_back()), None)
    return _lines(str(settings.RECORDS), snapshot.pk, year) if snapshot else ()


@lru_cache(8)
def _lines(_records: str, number: int, year: int) -> tuple[Line, ...]:
    from guantong.apps.feeds.models import Snapshot

    books = books_in(Snapshot.objects.get(pk=number), None, _TABLES)
    if not books.holds("budget_line"):
        return ()
    held = [one.version for one in versions(books, year) if one.version.name in _IN_FORCE]
    return tuple(lines_of(books, held[-1], in_force=True)) if held else ()
