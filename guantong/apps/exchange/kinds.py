"""What a package may carry: each room above says which documents it takes in and how, in a module `carried` (数据包里的文件种类).

A kind is found, not listed: the site looks for `carried` in every room when it starts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from guantong.apps.files.examining import Examined, examiner
from guantong.domain.roles import Standing
from guantong.domain.seal.package import Document
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document went on to: the address of what it became, and what is to be done with it there."""

    where: str
    says: Words


class Taker(Protocol):
    """Takes a document in by the room's ordinary verb, with its checks and previews, as whoever brought the disc."""

    def __call__(self, *, document: Document, by: Standing, as_of: object) -> Placed:
        """Return where it went; raises BadInput or NotAllowed with what to do, and then left nothing behind."""


Offer = Callable[[], Iterable[tuple[str, Words]]]
"""What can be chosen: each value with its words, asked for when the page is shown."""


def by_examiner(document: Document) -> Examined:
    """Look at a document as at every file that is attached."""
    suffix = document.name.rpartition(".")[2].lower()
    return examiner().examine(document.content, f".{suffix}")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: `schema` is the newest it reads, `asks` what must be known beside the bytes, `may` what can be.

    `look` looks at the document before anything of the package is kept; the text it returns is searched for secrecy marks.
    Of particulars, `chosen` must be of a list, `known` offers what this installation knows (the other may know more), `days` are days.
    """

    name: str
    schema: int
    words: Words
    asks: Mapping[str, Words]
    take: Taker
    may: Mapping[str, Words] = field(default_factory=dict)
    look: Callable[[Document], Examined] = by_examiner
    chosen: Mapping[str, Offer] = field(default_factory=dict)
    known: Mapping[str, Offer] = field(default_factory=dict)
    days: tuple[str, ...] = ()


_registered: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Let packages carry a kind; called by its room when the site starts."""
    _registered[kind.name] = kind


def kinds() -> list[Kind]:
    """Return every kind, by name."""
    return [_registered[name] for name in sorted(_registered)]


def kind_of(name: str) -> Kind | None:
    """Return the kind of that name, None where this installation has none."""
    return _registered.get(name)
