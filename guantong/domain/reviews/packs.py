"""What a materials pack holds, frozen: sections of rows with their sources; three depths print more or fewer of the same rows (审查材料).

A row says from which depth on it is printed. What is printed at one page is therefore printed at eight and in full, unchanged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import IntEnum
from typing import Any, Literal

from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words

Kind = Literal["text", "money", "share", "said"]
Cell = str | int | None
NO_DATA = "没有数"
"""Printed where nothing is known: never 0."""


class Depth(IntEnum):
    """How much is printed: five minutes, forty, everything."""

    PAGE = 1
    EIGHT = 2
    FULL = 3

    @property
    def words(self) -> Words:
        """What users read."""
        return _DEPTHS[self]

    @property
    def pages(self) -> int | None:
        """The most pages it may take; None for all there are."""
        return {Depth.PAGE: 1, Depth.EIGHT: 8}.get(self)


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its header, how wide it is beside the others; `money` in fen, `share` in basis points, `said` words of a file."""

    title: str
    kind: Kind = "text"
    width: int = 2


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures of a row stand: file, sheet or page, row; `how` says what they were computed of; `where` leads there."""

    file: str
    sheet: str = ""
    page: int = 0
    row: int = 0
    how: str = ""
    where: str = ""

    @property
    def said(self) -> str:
        """The place in words."""
        at = (f"工作表“{self.sheet}”" if self.sheet else "") + (f"第{self.page}页" if self.page else "")
        at += f"第{self.row}行" if self.row else ""
        return f"《{self.file}》{at}" + (f"，{self.how}" if self.how else "")


@dataclass(frozen=True, slots=True)
class Row:
    """A line about a unit: `depth` from which on it is printed, its cells, the number of its source (from 1)."""

    unit: str
    depth: Depth
    cells: tuple[Cell, ...]
    source: int


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one sort: what a deputy would ask next of them, in which room they are read, whether they are of a draft."""

    key: str
    title: str
    heads: tuple[Head, ...]
    asks: str
    room: str
    draft: bool
    rows: tuple[Row, ...]
    none: tuple[tuple[str, str], ...] = ()
    """Units of which there is nothing, each with why: said, not left out."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under review."""

    code: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word explained in plain words, with what it rests on."""

    key: str
    name: str
    means: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a pack holds."""

    year: int
    units: tuple[Unit, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]

    @property
    def draft(self) -> bool:
        """True where something of it is of a draft nobody has approved: a work secret."""
        return any(one.draft and one.rows for one in self.sections)

    @property
    def names(self) -> Mapping[str, str]:
        """What each unit is called, by its code."""
        return {one.code: one.name for one in self.units}

    @property
    def places(self) -> list[tuple[int, Source]]:
        """The sources of its rows by their numbers."""
        return [
            (number, self.sources[number - 1])
            for number in sorted({row.source for one in self.sections for row in one.rows})
        ]

    def at(self, depth: Depth, unit: str = "") -> "Pack":
        """Return what is printed at a depth, of one unit if named."""
        return self._only(lambda _, row: row.depth <= depth and unit in ("", row.unit), unit)

    def seen(self, rooms: Iterable[str], units: Iterable[str], closed: Callable[..., bool] | None = None) -> "Pack":
        """Return what somebody sees of it who reads these rooms and units, without rows about what one keeps out of."""
        read, known = set(rooms), set(units)
        found = self._only(
            lambda section, row: section.room in read and row.unit in known and not (closed and closed(*row.cells)), ""
        )
        kept = tuple(
            replace(one, none=tuple(pair for pair in one.none if pair[0] in known)) for one in found.sections if one.room in read
        )  # fmt: skip
        return replace(found, units=tuple(one for one in self.units if one.code in known), sections=kept)

    def _only(self, wanted: Callable[[Section, Row], bool], unit: str) -> "Pack":
        sections = tuple(
            replace(
                one, rows=tuple(row for row in one.rows if wanted(one, row)),
                none=tuple(pair for pair in one.none if unit in ("", pair[0])),
            )
            for one in self.sections
        )  # fmt: skip
        return replace(self, sections=sections, units=tuple(one for one in self.units if unit in ("", one.code)))

    def plain(self) -> dict[str, Any]:
        """Return it as plain values, to be kept."""
        return asdict(self)

    def digest(self) -> str:
        """Return its SM3: another figure, source or word makes another."""
        return sm3(canonical(self.plain()).encode())


def of_plain(kept: Mapping[str, Any]) -> Pack:
    """Return the pack that `plain` kept."""
    return Pack(
        kept["year"], tuple(Unit(**one) for one in kept["units"]), tuple(_section(one) for one in kept["sections"]),
        tuple(Source(**one) for one in kept["sources"]), tuple(Term(**one) for one in kept["terms"]),
    )  # fmt: skip


def _section(kept: Mapping[str, Any]) -> Section:
    rows = tuple(Row(one["unit"], Depth(one["depth"]), tuple(one["cells"]), one["source"]) for one in kept["rows"])
    heads = tuple(Head(**one) for one in kept["heads"])
    return Section(**{**kept, "heads": heads, "rows": rows, "none": tuple((code, why) for code, why in kept["none"])})


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows of a section are printed at most of all units together, at one page and at eight; at least one of each unit at eight."""

    page: int
    eight: int

    def depths(self, count: int, units: int) -> Iterator[Depth]:
        """Yield the depths of `count` rows of one of `units` units, the most important first."""
        page = self.page // max(units, 1)
        eight = max(1, self.eight // max(units, 1))
        for at in range(count):
            yield Depth.PAGE if at < page else Depth.EIGHT if at < eight else Depth.FULL


def chunks(rows: Sequence[Row], most: int) -> Iterator[Sequence[Row]]:
    """Yield rows a few at a time: below each few stands what would be asked next, so that it stands on every page."""
    for at in range(0, len(rows), max(most, 1)):
        yield rows[at : at + most]


_DEPTHS = {
    Depth.PAGE: Words("一页（五分钟）", "one page (five minutes)"),
    Depth.EIGHT: Words("八页以内（四十分钟）", "within eight pages (forty minutes)"),
    Depth.FULL: Words("完整", "in full"),
}
