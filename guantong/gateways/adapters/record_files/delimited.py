"""Delimited text: rows of cells by comma, tab, semicolon or stroke, line breaks within quotation marks (分隔文本)."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from guantong.domain.fiscal.pages import Trouble
from guantong.gateways.adapters.record_files.encodings import encoding_of
from guantong.gateways.adapters.record_files.layout import SAMPLE, Layout, Row, layout_of
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.pouring import MOST_COLUMNS
from guantong.gateways.adapters.record_files.reasons import refused, told

LONGEST_CELL = 1 << 20
_MOST_LINES = 500
"""No honest cell breaks its line so often: a quotation mark is open."""
_DELIMITERS = ",\t;|"
_LOOKED_AT = 200


@dataclass
class Delimited:
    """The rows of an open text; `short` counts those with fewer cells than `expected`."""

    text: TextIO
    delimiter: str = ""
    expected: int = 0
    short: int = 0
    first_short: int = 0
    sheet: str = ""
    _since: list[str] = field(default_factory=list)
    """The lines of the row that is being read: what an open quotation mark swallows."""
    _lines: int = 0

    def rows(self) -> Iterator[Row]:
        """Yield every row with its number; raises Refused."""
        csv.field_size_limit(LONGEST_CELL)
        reader, number = csv.reader(self._each_line(), delimiter=self.delimiter or self._detected()), 0
        try:
            for number, cells in enumerate(reader, 1):
                if len(cells) > MOST_COLUMNS:
                    raise refused("too_many_columns", Place(self.sheet, number), count=len(cells), limit=MOST_COLUMNS)
                if len(self._since) > 1:
                    self._last_quote_is_closed(number)
                self._since.clear()
                if len(cells) < self.expected and any(cells):
                    self.first_short = self.first_short or number
                    self.short += 1
                yield number, cells
        except csv.Error as error:
            raise refused("cell_too_long", Place(self.sheet, number + 1), limit=LONGEST_CELL) from error

    def _last_quote_is_closed(self, number: int) -> None:
        delimiter = self.delimiter or ","
        try:
            list(csv.reader(self._since, delimiter=delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise refused("open_quote", Place(self.sheet, number)) from error

    def _each_line(self) -> Iterator[str]:
        while line := self.text.readline(LONGEST_CELL + 1):
            self._lines += 1
            if len(line) > LONGEST_CELL:
                raise refused("cell_too_long", Place(self.sheet, self._lines), limit=LONGEST_CELL)
            self._since.append(line)
            if len(self._since) > _MOST_LINES:
                raise refused("open_quote", Place(self.sheet, self._lines - _MOST_LINES))
            yield line

    def _detected(self) -> str:
        """Return the sign that parts most lines into equally many cells, the most cells where several do."""
        start = self.text.tell()
        lines = list(islice(iter(lambda: self.text.readline(LONGEST_CELL + 1), ""), _LOOKED_AT))
        self.text.seek(start)
        self.delimiter = max(_DELIMITERS, key=lambda sign: (*_agreement(lines, sign), -_DELIMITERS.index(sign)))
        return self.delimiter


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
    rows: Iterator[Row]
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
    rows = source.rows()
    sample = list(islice(rows, SAMPLE))
    if not sample:
        raise refused("empty")
    layout = layout_of(sample)
    if layout is None:
        raise refused("no_header", rows=min(len(sample), 30))
    source.expected = layout.named
    for number, cells in sample:
        if number >= layout.first and any(cells) and len(cells) < layout.named:
            source.first_short = source.first_short or number
            source.short += 1
    below = ((number, cells) for number, cells in chain(sample, rows) if number >= layout.first)
    return TextFile(layout, below, source, encoding)
