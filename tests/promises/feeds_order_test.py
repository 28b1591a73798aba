"""The same eight deliveries, in any order and brought twice, leave the same books: row for row, with their evidence."""

import random
from typing import Any

import pytest

from guantong.apps.feeds.models import Delivery, Feed, SavedMapping, Snapshot
from guantong.apps.feeds.queries import books_on
from guantong.apps.files.operations import Stopped
from tests.feeds import brought, csv, feed, published
from tests.world import World

MONTHS = [
    (period, edition, csv([(f"{period}-0{edition}", f"{number * 10 + edition}.00")]))
    for number, period in enumerate(("2026-01", "2026-02", "2026-03", "2026-04"), 1)
    for edition in (1, 2)
]
SUM = (12 + 22 + 32 + 42) * 100


def told(world: World, order: list[tuple[str, int, bytes]]) -> list[dict[str, Any]]:
    """Bring them in that order, every one at once published; return all rows of the books."""
    for period, edition, content in order:
        if Delivery.objects.filter(period=period, edition=edition).exists():
            brought(world, content, period=period, edition=edition)
        else:
            published(world, content, period=period, edition=edition)
    books = books_on(None)
    assert books is not None
    return books.rows(books.table("payment").order_by("batch", "row"))


@pytest.mark.usefixtures("records_folder")
def test_any_order_and_any_repetition_leave_the_same_rows(world: World, settings: Any, tmp_path: Any) -> None:
    found = []
    for seed in range(3):
        settings.RECORDS = tmp_path / f"records{seed}"
        order = [*MONTHS, *random.Random(seed).choices(MONTHS, k=4)]  # noqa: S311 - a seed that replays
        random.Random(seed).shuffle(order)  # noqa: S311
        found.append(told(world, order))
        _away()

    assert found[0] == found[1] == found[2]
    assert sum(row["amount"] for row in found[0]) == SUM


def _away() -> None:
    """Forget what came, as another installation would not know of it."""
    Delivery.objects.filter(reverses=None).update(came=None)
    Delivery.objects.all().delete()
    Snapshot.objects.all().delete()
    SavedMapping.objects.all().delete()
    Feed.objects.all().delete()


@pytest.mark.usefixtures("records_folder")
def test_a_file_that_is_stopped_leaves_nothing_that_others_would_trip_over(world: World) -> None:
    with pytest.raises(Stopped):
        brought(world, csv(purpose="机密★一年"))

    assert (published(world).edition, feed(world).deliveries.count()) == (1, 1)
