"""The port through which files become pages: outside systems bring readers, rooms ask for the one of a kind (读取)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guantong.domain.fiscal.pages import PrintedFile


class NoReader(LookupError):
    """Nobody here reads files of that kind."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files of some `kinds` (pdf, xlsx).

    `edition` changes whenever the same file might be read otherwise: a figure is looked up again by the reader that read it.
    `read` takes a path and the kind, and never raises for a bad file: what could not be read is a trouble of what it returns.
    """

    name: str
    edition: str
    kinds: frozenset[str]
    read: Callable[[Path, str], PrintedFile]


_READERS: dict[str, Reader] = {}


def register(reader: Reader) -> None:
    """Let `reader` read its kinds; the site does so once, at start."""
    _READERS.update(dict.fromkeys(reader.kinds, reader))


def kinds() -> frozenset[str]:
    """Return the kinds of files that can be read."""
    return frozenset(_READERS)


def reader_of(kind: str) -> Reader:
    """Return the reader of files of `kind`; raises NoReader."""
    if kind not in _READERS:
        raise NoReader(kind)
    return _READERS[kind]
