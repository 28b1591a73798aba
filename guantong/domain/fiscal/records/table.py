"""The fiscal tables of the records: which columns each has, what they are called, how they are kept (财政事实表).

One table, one file beside this one in `tables/`; nothing lists them. What a column of the same name means everywhere stands in
`shared_columns.yaml`, to which a table adds its own words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.words import Words

_FOLDER = Path(__file__).parent
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Kind(StrEnum):
    """What may stand in a column, and how it is kept."""

    TEXT = "text"
    CODE = "code"
    """Text whose leading zeros count."""
    MONEY = "money"
    """Integer fen."""
    DATE = "date"
    MONTH = "month"
    """The first day of the month."""
    YEAR = "year"
    INTEGER = "integer"
    RATIO = "ratio"
    """Integer basis points: 3.25 % is 325."""
    THOUSANDTHS = "thousandths"
    """A count or measure in integer thousandths: 1.5 is 1500."""
    FLAG = "flag"
    CHOICE = "choice"
    """One of the column's choices, kept as its key."""
    PAYEE = "payee"
    """Text; a natural person's name is masked before anything is kept."""


EVIDENCE = ("batch", "file", "sheet", "row")
"""Where a row was read: its batch, the SM3 of the raw file, the sheet and the line of it (from 1)."""


class NoTable(LookupError):
    """There is no fiscal table of that name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a choice column can take: its key, its words, and what else sources call it."""

    key: str
    words: Words
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means, how it is kept, and the headers by which sources call it.

    A code that is `named` may stand before its name in the same cell: 2010101 行政运行.
    """

    name: str
    words: Words
    kind: Kind
    required: bool
    headers: tuple[str, ...]
    choices: Mapping[str, Choice]
    named: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One fiscal table.

    `key` names a row for people; `period` is the column that dates a row ("" where none does). Rows of a table that `happened`
    are unknown before that day. `later` names columns that become known after the row is: until their day they, and the columns
    beside them, are blank.
    """

    name: str
    words: Words
    says: Words
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    period: str
    happened: bool
    later: Mapping[str, tuple[str, ...]]

    def of_kind(self, *kinds: Kind) -> Iterator[Column]:
        """Yield the columns of some `kinds`."""
        return (column for column in self.columns.values() if column.kind in kinds)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which a row is no row of this table."""
        return tuple(column.name for column in self.columns.values() if column.required)


def table(name: str) -> Table:
    """Return the fiscal table called `name`; raises NoTable."""
    if name not in tables():
        raise NoTable(name)
    return tables()[name]


@cache
def tables() -> dict[str, Table]:
    """Return every fiscal table by name."""
    shared = _read(_FOLDER / "shared_columns.yaml")
    found = (_table(path.stem, _read(path), shared) for path in sorted((_FOLDER / "tables").glob("*.yaml")))
    return {one.name: one for one in found}


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return read


def _table(name: str, read: dict[str, Any], shared: dict[str, Any]) -> Table:
    columns = {column: _column(column, shared.get(column, {}), own) for column, own in read["columns"].items()}
    return Table(
        name,
        Words(read["zh"], read["en"]),
        Words(read["says"]["zh"], read["says"]["en"]),
        tuple(read["key"]),
        columns,
        read.get("period", ""),
        read.get("happened", False),
        {day: tuple(beside) for day, beside in read.get("later", {}).items()},
    )


def _column(name: str, shared: dict[str, Any], own: dict[str, Any]) -> Column:
    said = {**shared, **own}
    headers = dict.fromkeys([said["zh"], name, *own.get("words", ()), *shared.get("words", ())])
    choices = {key: _choice(key, one) for key, one in said.get("choices", {}).items()}
    return Column(
        name,
        Words(said["zh"], said["en"]),
        Kind(said["kind"]),
        said.get("required", False),
        tuple(headers),
        choices,
        said.get("named", False),
    )


def _choice(key: str, said: dict[str, Any]) -> Choice:
    return Choice(key, Words(said["zh"], said["en"]), frozenset({key, said["zh"], *said.get("words", ())}))
