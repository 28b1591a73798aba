"""What can be done in the background: rooms above say so in their `handlers.py`, found at start (任务类别)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from guantong.domain.words import Words

Handler = Callable[..., Mapping[str, Any] | None]
"""Takes a `Work`, returns the result as plain values (no floats); it may be called again after any interruption."""


class UnknownKind(LookupError):
    """No room of this installation knows the kind: perhaps the worker is older than the site."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of job: its words, and who does it."""

    name: str
    words: Words
    handler: Handler


_KNOWN: dict[str, Kind] = {}


def kind(name: str, words: Words) -> Callable[[Handler], Handler]:
    """Declare a function as the handler of `name`; the same name twice is a mistake of ours."""

    def declare(handler: Handler) -> Handler:
        if name in _KNOWN:
            raise ValueError(f"{name} is declared twice")
        _KNOWN[name] = Kind(name, words, handler)
        return handler

    return declare


def kind_named(name: str) -> Kind:
    """Return the kind; raises UnknownKind."""
    if name not in _KNOWN:
        raise UnknownKind(name)
    return _KNOWN[name]


def kind_words(name: str) -> Words:
    """Return what a kind is called, its bare name when nobody here knows it."""
    return _KNOWN[name].words if name in _KNOWN else Words(name, name)
