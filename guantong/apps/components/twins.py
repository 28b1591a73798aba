"""Every form that a body without a login fills in as a sheet: each room declares its own, they are found here (离线表)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.utils.module_loading import module_has_submodule

from guantong import apps
from guantong.domain.roles import Standing
from guantong.domain.words import Words

BLANK_ROWS = 20
"""How many rows a sheet has on which a body says something of its own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that waits for a body's words: its lasting id, what it says now (`version`), whose it is, and the cells that show it.

    `of` is the row itself, or whatever the operation needs; `title` and `where` are what the preview calls it.
    """

    id: str
    version: str
    path: str
    body: str
    cells: Mapping[str, str]
    title: str = ""
    where: str = ""
    of: Any = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One row that is taken down: of what (None on a row of the body's own words), and what was typed, by field."""

    asked: Asked | None
    facts: Mapping[str, Any]
    number: int

    @property
    def of(self) -> Any:
        """What the row is of, on a sheet that goes out with what waits; a blank row is of nothing."""
        return self.asked.of if self.asked else None


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose words they are: the body at `path`, who typed and who signed them, and the day."""

    path: str
    body: str
    typed_by: str
    signed_by: str
    signed_on: date

    @property
    def source(self) -> str:
        """Said beside what has no place of its own for it."""
        return f"据{self.signed_by} {self.signed_on:%Y-%m-%d} 签字的表录入，填表人{self.typed_by}"


@dataclass(frozen=True, slots=True)
class Twin:
    """One form as a sheet: what stands in it (`shown`), what the body types (`filled`), and the operation behind it.

    `waiting` gives what goes out to bodies, as far as a standing sees it, at the same cost however many; a twin without it goes out
    with blank rows (`blank`), to the bodies it names. `value` reads a cell (raises list_values.Wrong), `lacking` tells what a row
    still wants by field (its facts with `signed_on`, the day the words are of), `known` what stands already (that row changes nothing), `take` does all rows with the room's own operations
    and returns the journaled rows they are about.
    """

    name: str
    words: Words
    does: Words
    shown: Mapping[str, str]
    filled: Mapping[str, str]
    told: Sequence[str]
    value: Callable[[str, str], Any]
    take: Callable[[Sequence[Answer], Signed, Standing, datetime], Iterable[Any]]
    waiting: Callable[[Standing, date], list[Asked]] | None = None
    blank: Callable[[Standing, date], list[tuple[str, str]]] | None = None
    lacking: Callable[[Asked | None, Mapping[str, Any], date], Mapping[str, Words]] = lambda *_: {}
    known: Callable[[Mapping[str, Any], str], bool] = lambda *_: False
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)


@cache
def twins() -> Mapping[str, Twin]:
    """Return the twins by name: those of `TWINS` in the module `twins` of each room."""
    found: dict[str, Twin] = {}
    for room in sorted(one.name for one in iter_modules(apps.__path__) if one.ispkg and one.name != "components"):
        package = import_module(f"{apps.__name__}.{room}")
        if module_has_submodule(package, "twins"):
            declared: tuple[Twin, ...] = import_module(f"{package.__name__}.twins").TWINS
            found |= {one.name: one for one in declared}
    return found
