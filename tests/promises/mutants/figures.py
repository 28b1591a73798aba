"""Mechanisms of figures, switched off (数据的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch


@contextmanager
def figures_of_any_level() -> Iterator[None]:
    """What was drawn from a file is shown whatever the file's level is now, withdrawn or not."""
    from django.db.models import Q

    with (
        patch("guantong.apps.figures.queries.drawn_from", lambda *_: Q(pk__isnull=False)),
        patch("guantong.apps.diagnosis.queries.drawn_from", lambda *_: Q(pk__isnull=False)),
    ):
        yield


@contextmanager
def figures_published_of_any_level() -> Iterator[None]:
    """What is published is shown to everybody, whether its file is public or not."""
    from django.db.models import Q

    with patch("guantong.apps.figures.queries.public_in", lambda _file: Q(pk__isnull=False)):
        yield


@contextmanager
def figures_decided_side_by_side() -> Iterator[None]:
    """Two may publish at the same moment, neither seeing what the other does."""
    with patch("guantong.apps.figures.operations.one_at_a_time", lambda: None):
        yield


@contextmanager
def figures_overtaken_unseen() -> Iterator[None]:
    """Nobody is told that another reading of the same document was published."""
    with patch("guantong.apps.figures.operations._overtaken", lambda *_: None):
        yield


@contextmanager
def facts_read_unpublished() -> Iterator[None]:
    """Every row of the table of facts counts, whether anybody published it or not."""
    from guantong.domain.fiscal.lake import Lake

    with (
        patch("guantong.domain.fiscal.lake._one_of", lambda _parts: "true"),
        patch("guantong.apps.figures.operations._sound", lambda *_: None),
        patch.object(Lake, "controls", lambda *_: {}),
    ):
        yield


@contextmanager
def killed_before_facts_are_safe() -> Iterator[None]:
    """No mechanism, but a place where no crash point can stand: the commit is there, nobody knows whether it lasts."""
    import os
    import signal

    from guantong.domain.fiscal.lake import Lake

    with patch.object(Lake, "_survives", lambda *_: os.kill(os.getpid(), signal.SIGKILL)):
        yield


@contextmanager
def facts_written_without_asking() -> Iterator[None]:
    """A batch is appended whether the table holds it or not."""
    from guantong.domain.fiscal.lake import Lake

    with patch.object(Lake, "holds", lambda *_: False):
        yield


@contextmanager
def corrections_carried_over_whatever_is_read() -> Iterator[None]:
    """What a person read at a place is laid over whatever the machine reads there now."""
    from guantong.domain.fiscal import corrections

    def found(documents: Any, spot: Any, nth: int | None = None) -> Any:
        cell = real(documents, spot, nth)
        if cell is None or nth is None:
            return cell
        said = replace(cell.value, evidence=replace(cell.value.evidence, printed=spot.printed))
        cell.row.values[cell.column] = said  # type: ignore[index]
        return replace(cell, value=said)

    real = corrections.cell_at
    with patch.object(corrections, "cell_at", found):
        yield


@contextmanager
def corrections_judged_side_by_side() -> Iterator[None]:
    """Whoever corrects a cell does not hold the batches of its file: another may correct the same in between."""
    from guantong.apps.figures.models import Batch

    def seen(path: str, sm3: str) -> list[Batch]:
        return list(Batch.objects.filter(path=path, sm3=sm3).order_by("pk"))

    with patch("guantong.apps.figures.corrections._held", seen):
        yield


@contextmanager
def corrections_looked_at_before_the_lock() -> Iterator[None]:
    """A file is taken in with the corrections there were when it began to be read."""
    from guantong.apps.figures import handlers, operations
    from guantong.apps.figures.queries import corrections_in_force
    from guantong.apps.figures.reading import with_corrections

    real = handlers.machine_reading_of

    def read_first(batch: Any) -> Any:
        known = list(corrections_in_force(batch))
        return with_corrections(real(batch), known)

    with (
        patch.object(handlers, "machine_reading_of", read_first),
        patch.object(operations, "with_corrections", lambda read, _: read),
    ):
        yield


@contextmanager
def typed_twice_by_the_same() -> Iterator[None]:
    """Nobody asks who typed the first time."""
    with patch("guantong.apps.figures.hand_entry.typist", lambda _typing: ""):
        yield


@contextmanager
def typings_without_lock() -> Iterator[None]:
    """A typing is looked at by two who change it, neither waiting for the other."""
    from guantong.apps.figures.models import Typing

    with patch("guantong.apps.figures.hand_entry._locked", lambda typing: Typing.objects.get(pk=typing.pk)):
        yield
