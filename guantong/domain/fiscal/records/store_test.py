"""The store: once, whatever order, and only what a snapshot names."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guantong.domain.fiscal.records.batches import Batch, Feed, batch_of
from guantong.domain.fiscal.records.kept import arrow_schema
from guantong.domain.fiscal.records.reversing import reversal
from guantong.domain.fiscal.records.store import Snapshot, Store
from guantong.domain.fiscal.records.table import table

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)


def rows(batch: str, *amounts: int, paid_on: date = date(2025, 3, 14)) -> Any:
    said = [
        {
            "amount": fen,
            "paid_on": paid_on,
            "function_code": "0201",
            "batch": batch,
            "file": "f",
            "sheet": "",
            "row": at,
        }
        for at, fen in enumerate(amounts, 2)
    ]
    return pyarrow.Table.from_pylist(said, arrow_schema(table("payment")))


def batch(name: str, period: str = "2025-03", version: int = 1) -> Batch:
    return Batch(name, Feed("区财政局", "payment", period, version), name, NOON)


def paid(store: Store, snapshot: Snapshot, as_of: date | None = None) -> int:
    books = store.opened(snapshot, as_of)
    payment = books.table("payment")
    return int(books.rows(payment.aggregate(paid=payment.amount.sum()))[0]["paid"] or 0)


def test_a_batch_is_there_once_however_often_it_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path)

    versions = [store.append("b1", "payment", rows("b1", 5_00, 7_00)) for _ in range(3)]

    assert len(set(versions)) == 1
    assert store.controls("payment", versions[-1], ["b1"]) == {"b1": (2, {"amount": 12_00})}


def test_every_file_and_folder_is_safe_before_the_writer_is_told_that_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, real = set(), os.fsync

    def fsync(opened: int) -> None:
        synced.add(os.readlink(f"/proc/self/fd/{opened}"))
        real(opened)

    monkeypatch.setattr(os, "fsync", fsync)

    Store(tmp_path).append("b1", "payment", rows("b1", 5_00))

    assert {str(path) for path in (tmp_path, *tmp_path.rglob("*"))} - synced == set()
    assert (tmp_path / "payment" / "stored_year=2025").is_dir()


def test_writers_at_the_same_moment_write_it_once(tmp_path: Path) -> None:
    together = Barrier(4)
    Store(tmp_path).append("b0", "payment", rows("b0", 1))

    def write() -> None:
        together.wait()
        Store(tmp_path).append("b1", "payment", rows("b1", 5_00))

    writers = [Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    version = Store(tmp_path).append("b1", "payment", rows("b1", 5_00))
    assert Store(tmp_path).controls("payment", version, ["b1"]) == {"b1": (1, {"amount": 5_00})}


def test_rows_of_a_batch_that_was_never_published_count_for_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.append("abandoned", "payment", rows("abandoned", 999_00))

    version = store.append("b1", "payment", rows("b1", 400_00))

    assert paid(store, Snapshot({"payment": version}, (batch("b1"),))) == 400_00


def test_an_earlier_snapshot_says_what_it_said(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = Snapshot({"payment": store.append("b1", "payment", rows("b1", 100_00))}, (batch("b1"),))
    second = Snapshot(
        {"payment": store.append("b2", "payment", rows("b2", 90_00))}, (batch("b1"), batch("b2", version=2))
    )

    assert (paid(store, first), paid(store, second), paid(store, first)) == (100_00, 90_00, 100_00)


def test_a_reversal_takes_its_batch_out_and_both_stay(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.append("b1", "payment", rows("b1", 100_00))
    version = store.append("b2", "payment", rows("b2", 9_00))
    known = (batch("b1"), batch("b2", "2025-04"))

    gone = reversal("b2", known, NOON)

    assert paid(store, Snapshot({"payment": version}, known)) == 109_00
    assert paid(store, Snapshot({"payment": version}, (*known, gone))) == 100_00
    assert set(store.controls("payment", version, ["b1", "b2"])) == {"b1", "b2"}


def test_when_nothing_stands_the_table_is_not_held(tmp_path: Path) -> None:
    store = Store(tmp_path)
    version = store.append("b1", "payment", rows("b1", 1))

    books = store.opened(Snapshot({"payment": version}, (batch("b1"), reversal("b1", [batch("b1")], NOON))))

    assert books.held == frozenset()


def test_a_day_leaves_out_what_came_later_and_codes_keep_their_zeros(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.append("b1", "payment", rows("b1", 1))
    version = store.append("b2", "payment", rows("b2", 2, paid_on=date(2026, 1, 5)))
    snapshot = Snapshot({"payment": version}, (batch("b1"), batch("b2", "2026-01")))

    books = store.opened(snapshot, date(2025, 12, 31))

    (row,) = books.rows(books.table("payment"))
    assert (row["amount"], row["function_code"], row["row"]) == (1, "0201", 2)
    assert paid(store, snapshot) == 1 + 2


def test_files_written_before_a_column_existed_are_read_with_it_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, before = Store(tmp_path), arrow_schema(table("payment"))
    fewer = pyarrow.schema([field for field in before if field.name != "three_public"])
    with monkeypatch.context() as older:
        older.setattr("guantong.domain.fiscal.records.store.arrow_schema", lambda _: fewer)
        version = store.append("b1", "payment", rows("b1", 1).select(fewer.names))
    snapshot = Snapshot({"payment": version}, (batch("b1"),))

    assert store.opened(snapshot).rows(store.opened(snapshot).table("payment"))[0]["three_public"] is None
    later = Snapshot({"payment": store.append("b2", "payment", rows("b2", 2))}, (batch("b1"), batch("b2", "2025-04")))
    assert (paid(store, snapshot), paid(store, later)) == (1, 3)


def test_the_engine_opens_nothing_else_of_the_machine(tmp_path: Path) -> None:
    store, elsewhere = Store(tmp_path / "here"), tmp_path / "elsewhere.csv"
    elsewhere.write_text("a\n1\n")
    version = store.append("b1", "payment", rows("b1", 1))
    books = store.opened(Snapshot({"payment": version}, (batch("b1"),)))

    with pytest.raises(Exception, match="Permission"):
        books.rows(books.table("payment").sql(f"SELECT * FROM read_csv('{elsewhere}')"))  # noqa: S608


DELIVERIES = [(f"2025-{month:02}", version, month * 100 + version) for month in (1, 2, 3, 4) for version in (1, 2)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(DELIVERIES), st.lists(st.sampled_from(DELIVERIES), max_size=4))
def test_eight_deliveries_in_any_order_and_repeated_leave_the_same_facts(
    tmp_path_factory: pytest.TempPathFactory,
    order: Sequence[tuple[str, int, int]],
    again: Sequence[tuple[str, int, int]],
) -> None:
    store, version, known = Store(tmp_path_factory.mktemp("facts")), 0, {}
    for period, number, fen in [*order, *again]:
        feed = Feed("区财政局", "payment", period, number)
        name = batch_of(feed, str(fen))
        version = max(version, store.append(name, "payment", rows(name, fen)))
        known[name] = Batch(name, feed, str(fen), NOON)

    snapshot = Snapshot({"payment": version}, tuple(known.values()))

    assert paid(store, snapshot) == 102 + 202 + 302 + 402
    assert len(store.controls("payment", version, known)) == 8
