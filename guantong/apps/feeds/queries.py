"""Which sources and deliveries one sees, and the books as they stood on a day (报送)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from guantong.apps.actors.models import Person
from guantong.apps.feeds.models import Delivery, Feed, SavedMapping, Snapshot
from guantong.apps.feeds.reading import store
from guantong.apps.journal.queries import within
from guantong.domain.fiscal.records import store as records
from guantong.domain.fiscal.records.batches import Batch
from guantong.domain.fiscal.records.books import Books
from guantong.domain.roles import Standing

_BACK = 24
"""So many snapshots are tried where a data file is damaged."""
BEFORE_PUBLISHING = ("uploaded", "mapped", "taken_in", "refused")


def feeds_seen_by(standing: Standing) -> QuerySet[Feed]:
    """Return the sources `standing` may read of."""
    return Feed.objects.filter(within(standing.areas("feeds")))


def deliveries_seen_by(standing: Standing) -> QuerySet[Delivery]:
    """Return the deliveries `standing` may read, the latest first."""
    return Delivery.objects.filter(within(standing.areas("feeds"))).select_related(
        "feed", "file", "job", "came", "reverses"
    )


def with_who(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Return deliveries with `who`, the name of the person who brought each as it is today."""
    names = Person.objects.filter(username=OuterRef("brought_by")).values("name")[:1]
    return deliveries.annotate(who=Subquery(names))


def snapshot_on(known_at: datetime | None = None) -> Snapshot | None:
    """Return the snapshot in force at `known_at` (None: the latest), None before the first."""
    known = Snapshot.objects.all() if known_at is None else Snapshot.objects.filter(taken_at__lte=known_at)
    return known.order_by("-pk").first()


def snapshots_back() -> Iterator[Snapshot]:
    """Return the last snapshots, the latest first, each read when it is asked for."""
    for before in range(_BACK):
        if (found := Snapshot.objects.order_by("-pk")[before : before + 1].first()) is None:
            return
        yield found


def came_by(snapshot: Snapshot) -> QuerySet[Delivery]:
    """Return every delivery published until `snapshot`, in the order in which they came; not all of them count."""
    return (
        Delivery.objects.filter(came__lte=snapshot.pk)
        .select_related("feed", "came", "reverses")
        .order_by("came_id", "pk")
    )


def as_records(snapshot: Snapshot) -> records.Snapshot:
    """Return a snapshot as the records know it: the version of every table, and the batches published until then."""
    return records.Snapshot(dict(snapshot.versions), tuple(one.as_batch for one in came_by(snapshot)))


def batches_of(deliveries: Iterable[Delivery]) -> list[Batch]:
    """Return published deliveries as batches."""
    return [one.as_batch for one in deliveries]


def books_on(day: date | None, known_at: datetime | None = None) -> Books | None:
    """Return the books as they stand on `day` by what was published until `known_at` (None: by now); None before any was.

    On a day: what has not happened by then is not there, what becomes known later is blank (None: whenever). Only deliveries that
    count are in them: not corrected by a later edition, not reversed. Amounts are fen; every row bears batch, file, sheet and row.
    """
    snapshot = snapshot_on(known_at)
    return None if snapshot is None else books_in(snapshot, day)


def books_in(snapshot: Snapshot, day: date | None = None, tables: Iterable[str] | None = None) -> Books:
    """Return the books of one snapshot, or `tables` of it alone, as they stand on `day` (None: whenever)."""
    asked = as_records(snapshot)
    if tables is not None:
        asked = replace(asked, versions={name: asked.versions[name] for name in tables if name in asked.versions})
    return store().opened(asked, day)


def row_of(delivery: Delivery, sheet: str, line: int) -> dict[str, Any] | None:
    """Return one row that was taken in of a published delivery, as it is kept: natural persons are masked. None where none is."""
    if delivery.came is None:
        return None
    books = books_in(delivery.came)
    if not books.holds(delivery.feed.table):
        return None
    rows = books.table(delivery.feed.table)
    named = (rows.batch == delivery.batch) & (rows.row == line) & (rows.sheet.fill_null("") == sheet)
    return next(iter(books.rows(rows.filter(named).limit(1))), None)


def mapping_for(feed: Feed, fingerprint: str) -> SavedMapping | None:
    """Return what was confirmed of sheets of `feed` with these headers."""
    return feed.mappings.filter(fingerprint=fingerprint).first()


def editions_of(delivery: Delivery) -> QuerySet[Delivery]:
    """Return all that was delivered of the same feed and period, the first edition first; reversals are beside what they reverse."""
    same = Delivery.objects.filter(feed=delivery.feed_id, period=delivery.period)
    return same.select_related("feed", "reverses").order_by("edition", "pk")


def next_edition(feed: Feed, period: str) -> int:
    """Return the number that a correction of a period would bear, 1 where nothing was delivered of it."""
    taken = Delivery.objects.filter(feed=feed, period=period, reverses=None).exclude(state__in=("discarded", "refused"))
    return max(taken.values_list("edition", flat=True), default=0) + 1
