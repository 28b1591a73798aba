"""The books on a day, as they were known at a moment; snapshots that say what they said."""

from datetime import date, timedelta

import pytest

from guantong.apps.feeds import publishing
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.queries import as_records, books_on, next_edition, snapshot_on
from guantong.apps.feeds.reconciliation import reconciled
from guantong.domain.fiscal.records.reconciling.outcome import State
from tests.feeds import MARCH, csv, feed, paid, published, reversed_by, taken_in
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def published_later(world: World, days: int, content: bytes, edition: int) -> Delivery:
    one = taken_in(world, content, edition=edition)
    moment = world.now + timedelta(days=days)
    return publishing.publish(delivery=one, version=one.version, by=world.standing("shen"), as_of=moment)


def known(world: World, days: int) -> int | None:
    books = books_on(None, world.now + timedelta(days=days))
    if books is None:
        return None
    payment = books.table("payment")
    return int(books.rows(payment.aggregate(fen=payment.amount.sum()))[0]["fen"])


def test_what_was_known_at_a_moment_stays_what_it_was(world: World) -> None:
    published_later(world, 1, csv(), 1)
    published_later(world, 5, csv(MARCH[:1]), 2)

    assert [known(world, days) for days in (0, 1, 4, 5, 9)] == [None, 1950_50, 1950_50, 1200_50, 1200_50]


def test_what_has_not_happened_by_a_day_is_not_in_its_books(world: World) -> None:
    published(world)

    assert [paid(date(2026, 3, day)) for day in (2, 3, 14, 31)] == [0, 1200_50, 2000_50, 1950_50]


def test_a_snapshot_bears_the_version_of_every_table_and_all_that_came(world: World) -> None:
    published(world)
    second = published(world, csv(MARCH[:1]), edition=2)
    reversed_by(world, second)

    snapshot = snapshot_on()
    assert snapshot is not None
    found = as_records(snapshot)
    assert (set(found.versions), len(found.batches), [bool(one.reverses) for one in found.batches]) == (
        {"payment"}, 3, [False, False, True],
    )  # fmt: skip


def test_the_next_edition_counts_what_was_reversed_and_not_what_was_given_up(world: World) -> None:
    assert next_edition(feed(world), "2026-03") == 1
    reversed_by(world, published(world))

    assert (next_edition(feed(world), "2026-03"), next_edition(feed(world), "2026-04")) == (2, 1)


def test_all_that_can_be_computed_reconciles_after_a_correction_and_a_reversal(world: World) -> None:
    published_later(world, 1, csv(), 1)
    second = published_later(world, 2, csv(MARCH[:1]), 2)
    second.refresh_from_db()
    moment = world.now + timedelta(days=3)
    publishing.reverse(delivery=second, version=second.version, reason="错", by=world.standing("shen"), as_of=moment)

    snapshot = snapshot_on()
    assert snapshot is not None
    found = {one.code: one.state for one in reconciled(snapshot, 2026, moment.date())}
    computed = {code for code, state in found.items() if state is not State.NOT_COMPUTED}
    assert (computed, {found[code] for code in computed}) == ({"I1", "I4", "I5", "I7", "I8"}, {State.PASSED})


def test_what_the_store_lost_is_found_by_reconciling(world: World) -> None:
    one = published(world)
    one.control = {**one.control, "taken": 4}
    one.save()

    snapshot = snapshot_on()
    assert snapshot is not None
    (batches, *_) = reconciled(snapshot, 2026, world.now.date())
    assert (batches.code, batches.state, batches.differ) == ("I1", State.DIFFERS, 1)
