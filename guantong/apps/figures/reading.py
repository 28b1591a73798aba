"""A file as its reader reads it, kept for a while in the memory of the process (读取文件)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from guantong.apps.figures.models import Batch, Correction
from guantong.apps.figures.typings import Sealed, sealed_in
from guantong.apps.files.store import path_of
from guantong.domain.fiscal.corrections import corrected
from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.intake import reader_of
from guantong.domain.fiscal.lake import Lake
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.fiscal.typed import with_typed

A4 = (595.0, 842.0)
"""The shape of a page that is nothing but a picture: the picture keeps its own within it."""
_KEPT = 8
"""Files held in memory: a hundred pages are some megabytes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read now: its pages, its documents, by which reader, and the corrections that found their cell."""

    printed: PrintedFile
    documents: tuple[Document, ...]
    reader: str
    edition: str
    corrections: tuple[int, ...] = ()


def reading_of(batch: Batch) -> Reading:
    """Return the file of `batch` as read by the reader of today, with the corrections its facts were read with."""
    read = machine_reading_of(batch)
    return with_corrections(read, Correction.objects.filter(pk__in=batch.corrections)) if batch.corrections else read


def with_corrections(read: Reading, rows: Iterable[Correction]) -> Reading:
    """Return what the machine read with what people read laid over it."""
    documents, found = corrected(read.documents, [row.as_read for row in rows])
    return replace(read, documents=documents, corrections=found)


def machine_reading_of(batch: Batch) -> Reading:
    """Return the file of `batch` as the reader of today reads it; `file` in its evidence is the batch's label."""
    assert batch.file is not None  # noqa: S101 - a batch is written together with its file
    asked = (
        label_of(batch),
        batch.file.sm3,
        batch.file.kind,
        reader_of(batch.file.kind).edition,
        batch.file.pages or 0,
    )
    typed = sealed_in(batch)
    return _with_typed(*asked, typed) if typed else _read(*asked)


def label_of(batch: Batch) -> str:
    """Return what evidence calls the file of a batch: its number tells it from another of the same name."""
    return f"批次{batch.pk}·{batch.name}"


def lake() -> Lake:
    """Return the table of facts of this installation."""
    return Lake(Path(settings.LAKE))


@lru_cache(_KEPT)
def _read(label: str, sm3: str, kind: str, edition: str, pages: int) -> Reading:
    reader = reader_of(kind)
    printed = replace(reader.read(path_of(sm3), kind), file=label)
    if kind == "pdf" and not printed.pages:  # nothing but pictures: they can be looked at, and typed from
        printed = replace(printed, pages=tuple(Page(n, *A4, image_only=True) for n in range(1, pages + 1)))
    return Reading(printed, documents_of(printed), reader.name, edition)


@lru_cache(_KEPT)
def _with_typed(label: str, sm3: str, kind: str, edition: str, pages: int, typed: Sealed) -> Reading:
    """Return what was typed beside what was read; of the two readings together the edition says what each contributed."""
    read = _read(label, sm3, kind, edition, pages)
    documents = with_typed(read.documents, read.printed, typed.tables)
    if not read.documents:
        return Reading(read.printed, documents, TYPED, typed.digest[:16])
    return Reading(read.printed, documents, f"{read.reader}+{TYPED}", f"{read.edition}+{typed.digest[:12]}")


TYPED = "typed"
"""What the reading by hand is called where a reader is named."""


def forget() -> None:
    """Forget what was read: for tests that read one file by two readers."""
    _read.cache_clear()
    _with_typed.cache_clear()
