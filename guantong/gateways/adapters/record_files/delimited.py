"""Delimited text: rows of cells by comma, tab, semicolon or stroke, line breaks within quotation marks (分隔文本)."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from guantong.domain.fiscal.pages import Trouble
from guantong.gateways.adapters.record_files.encodings import encoding_of
from guantong.gateways.adapters.record_files.layout import SAMPLE, Layout, layout_of
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.pouring import BLOCK, MOST_COLUMNS, Block
from guantong.gateways.adapters.record_files.reasons import refused, told

LONGEST_CELL = 1 << 20
_PIECE = 1 << 20
_MOST_LINES = 500
"""No honest cell breaks its line so often: a quotation mark is open."""
_DELIMITERS = ",\t;|"
_LOOKED_AT = 200
_END = "\0end"
"""A line of its own after the last: where it is found within a cell, that cell's quotation mark is open. No text holds it."""


@dataclass
class Delimited:
    """The rows of an open text; `short` counts those with fewer cells than `expected`."""

    text: TextIO
    delimiter: str = ""
    sheet: str = ""
    expected: int = 0
    short: int = 0
    first_short: int = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the rows, many at a time, with the number of the first; raises Refused."""
        csv.field_size_limit(LONGEST_CELL)
        lines = self._lines()
        start = list(islice(lines, _LOOKED_AT))
        delimiter = self.delimiter or max(
            _DELIMITERS, key=lambda sign: (*_agreement(start, sign), -_DELIMITERS.index(sign))
        )
        reader, number = csv.reader(chain(start, lines, [_END]), delimiter=delimiter), 1
        while rows := self._next(reader):
            if rows[-1] == [_END]:
                rows.pop()
            self._no_end_within(number, rows)
            self._look(number, rows)
            yield number, rows
            number += len(rows)

    def _no_end_within(self, number: int, rows: list[list[str]]) -> None:
        if rows and rows[-1] and rows[-1][-1].endswith(_END):
            raise refused("open_quote", Place(self.sheet, number + len(rows) - 1))

    def _next(self, reader: Iterator[list[str]]) -> list[list[str]]:
        before = reader.line_num  # type: ignore[attr-defined]
        try:
            rows = list(islice(reader, BLOCK))
        except csv.Error as error:
            raise refused("cell_too_long", Place(self.sheet, reader.line_num), limit=LONGEST_CELL) from error  # type: ignore[attr-defined]
        if reader.line_num - before > len(rows) + _MOST_LINES:  # type: ignore[attr-defined]
            self._no_open_quote(rows, before)
        return rows

    def _no_open_quote(self, rows: list[list[str]], before: int) -> None:
        for at, cells in enumerate(rows, 1):
            if any(cell.count("\n") > _MOST_LINES for cell in cells):
                raise refused("open_quote", Place(self.sheet, before + at))

    def _look(self, number: int, rows: list[list[str]]) -> None:
        widths = list(map(len, rows))
        if max(widths, default=0) > MOST_COLUMNS:
            at = next(at for at, width in enumerate(widths) if width > MOST_COLUMNS)
            raise refused("too_many_columns", Place(self.sheet, number + at), count=widths[at], limit=MOST_COLUMNS)
        if min(widths, default=self.expected) < self.expected:
            self.count_short(number, rows)

    def count_short(self, number: int, rows: list[list[str]]) -> None:
        """Note which rows, the first of them numbered `number`, have fewer cells than expected; blank lines are none."""
        for at, cells in enumerate(rows):
            if len(cells) < self.expected and any(cells):
                self.first_short = self.first_short or number + at
                self.short += 1

    def _lines(self) -> Iterator[str]:
        """Yield every line with its break, as the text has it."""
        rest, seen = "", 0
        while piece := self.text.read(_PIECE):
            rest += piece
            whole = max(rest.rfind("\n"), rest.rfind("\r", 0, -1)) + 1  # a break at the very end may go on
            if not whole and len(rest) > LONGEST_CELL:
                raise refused("cell_too_long", Place(self.sheet, seen + 1), limit=LONGEST_CELL)
            lines = list(io.StringIO(rest[:whole], newline=""))
            rest = rest[whole:]
            seen += len(lines)
            yield from lines
        yield from io.StringIO(rest, newline="")


def _agreement(lines: list[str], sign: str) -> tuple[float, int]:
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=sign) if cells)
    except csv.Error:
        return 0.0, 0
    parted = {width: count for width, count in widths.items() if width > 1}
    if not parted:
        return 0.0, 0
    width, count = max(parted.items(), key=lambda pair: pair[::-1])
    return round(count / widths.total(), 1), width


@dataclass
class TextFile:
    """A text file of records: how it is written, how it is laid out, its rows."""

    layout: Layout
    blocks: Iterator[Block]
    source: Delimited
    encoding: str

    def notes(self) -> Iterator[Trouble]:
        """Yield what must be known once all rows are read."""
        if self.source.short:
            yield told("shorter", Place(self.source.sheet, self.source.first_short), count=self.source.short)


def opened(path: Path, declared: str = "") -> TextFile:
    """Return the text file at `path`, its header found; raises Refused."""
    encoding = encoding_of(path, declared)
    source = Delimited(path.open(encoding=encoding, newline=""))
    blocks = source.blocks()
    number, rows = next(blocks, (1, []))
    layout = layout_of(list(enumerate(rows[:SAMPLE], number)))
    if layout is None:
        raise refused("no_header", rows=min(len(rows), 30)) if any(map(any, rows)) else refused("empty")
    source.expected = layout.named
    below = rows[layout.first - 1 :]
    source.count_short(layout.first, below)
    return TextFile(layout, chain([(layout.first, below)], blocks), source, encoding)
