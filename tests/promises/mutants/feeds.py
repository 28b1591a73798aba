"""Mechanisms of feeds, switched off (报送的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def records_written_without_asking() -> Iterator[None]:
    """The rows of a delivery are appended whether the store holds them or not."""
    from guantong.domain.fiscal.appending import Appending

    with patch.object(Appending, "holds", lambda *_: False):
        yield


@contextmanager
def records_read_unpublished() -> Iterator[None]:
    """Every row of the store counts, whether anybody published its delivery or not."""
    from guantong.domain.fiscal.records.store import Store

    real = Store._show  # noqa: SLF001 - the mechanism is there

    def show(store: Store, connection: Any, one: Any, version: int, _batches: list[str], as_of: Any) -> bool:
        from deltalake import DeltaTable

        kept = DeltaTable(str(store._folder.resolve() / one.name), version=version)  # noqa: SLF001
        every = connection.execute("SELECT DISTINCT batch FROM read_parquet(?)", [kept.file_uris()]).fetchall()
        return real(store, connection, one, version, [batch for (batch,) in every], as_of)

    with patch.object(Store, "_show", show):
        yield


@contextmanager
def killed_before_records_are_safe() -> Iterator[None]:
    """No mechanism, but a place where no crash point can stand: the commit is there, nobody knows whether it lasts."""
    import os
    import signal

    from guantong.domain.fiscal.appending import Appending

    with patch.object(Appending, "_survives", lambda *_: os.kill(os.getpid(), signal.SIGKILL)):
        yield


@contextmanager
def records_decided_side_by_side() -> Iterator[None]:
    """Two may publish at the same moment, neither seeing what the other does."""
    with patch("guantong.apps.feeds.publishing.one_at_a_time", lambda: None):
        yield


@contextmanager
def records_published_unweighed() -> Iterator[None]:
    """Nobody holds what the store has against what was taken in before it counts."""
    from guantong.domain.fiscal.records.store import Store

    def said(_store: Store, _name: str, _version: int, batches: Any) -> Any:
        from guantong.apps.feeds.models import Delivery

        found = Delivery.objects.filter(batch__in=list(batches))
        return {one.batch: (one.counted("taken"), one.sums) for one in found}

    with patch.object(Store, "controls", said):
        yield


@contextmanager
def names_of_batches_without_their_mapping() -> Iterator[None]:
    """A delivery that is mapped anew keeps the name of its rows."""
    from guantong.domain.fiscal.records.batches import batch_of

    def named(row: Any) -> str:
        return batch_of(row.as_fed, row.sm3)

    with (
        patch("guantong.apps.feeds.taking.name_of", named),
        patch("guantong.apps.feeds.handlers.name_of", named),
    ):
        yield


@contextmanager
def staged_rows_left_behind() -> Iterator[None]:
    """What a dead process staged stays where it is."""
    with patch("guantong.apps.feeds.reading.clear_left", lambda: 0):
        yield
