"""Tables of text as people write them, and who can read them from a file (表格).

Readers of file kinds are registered when the site starts: a spreadsheet is parsed outside the web process, and apps
know no parser. Every value is text; `number` is the row of the sheet, or the line of the YAML file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guantong.domain.words import Words

MOST_BYTES = 5 << 20
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its values by column; an empty cell is left out."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row] = field(default_factory=tuple)


class Unreadable(Exception):
    """A file could not be read; `why` says what, where and what to do."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.zh)
        self.why = why


Reader = Callable[[bytes], list[Sheet]]
_READERS: dict[str, Reader] = {}


def register(suffix: str, reader: Reader) -> None:
    """Let `reader` read files whose name ends in `suffix`."""
    _READERS[suffix] = reader


def read(name: str, raw: bytes) -> list[Sheet]:
    """Return the tables of an uploaded file; raises Unreadable."""
    suffix = f".{name.rpartition('.')[2].lower()}"
    if suffix not in _READERS:
        raise Unreadable(_KIND.filled(known="、".join(sorted(_READERS))))
    if not raw:
        raise Unreadable(_EMPTY)
    if len(raw) > MOST_BYTES:
        raise Unreadable(_LARGE.filled(most=MOST_BYTES >> 20))
    sheets = _READERS[suffix](raw)
    if any("\0" in text for sheet in sheets for text in _texts(sheet)):
        raise Unreadable(_NUL)  # no database keeps it
    if sum(len(sheet.rows) for sheet in sheets) > MOST_ROWS:
        raise Unreadable(_LONG.filled(most=MOST_ROWS))
    return sheets


def _texts(sheet: Sheet) -> Iterator[str]:
    yield sheet.name
    yield from sheet.columns
    for row in sheet.rows:
        yield from row.values.values()


def table(name: str, grid: Iterable[tuple[int, Sequence[str]]]) -> Sheet:
    """Return the table whose first row that is not empty names the columns."""
    columns: list[str] = []
    rows = []
    for number, cells in grid:
        texts = [cell.strip() for cell in cells]
        if not any(texts):
            continue
        if not columns:
            columns = texts
        else:
            rows.append(Row(number, {c: text for c, text in zip(columns, texts, strict=False) if c and text}))
    return Sheet(name, [column for column in columns if column], rows)


def plain(sheets: Iterable[Sheet]) -> dict[str, Any]:
    """Return the tables as plain values, to be kept until they are applied."""
    return {
        sheet.name: {"columns": list(sheet.columns), "rows": [[row.number, dict(row.values)] for row in sheet.rows]}
        for sheet in sheets
    }


def unplain(kept: Mapping[str, Any]) -> list[Sheet]:
    """Return the tables that `plain` made plain."""
    return [
        Sheet(name, facts["columns"], [Row(number, values) for number, values in facts["rows"]])
        for name, facts in kept.items()
    ]


_KIND = Words("只能读 {known} 文件。请另存为其中一种再上传", "only {known} can be read: save it as one of these")
_NUL = Words("文件含有空字符（NUL）。请重新另存后上传", "the file holds NUL characters: save it anew")
_EMPTY = Words("文件是空的。请检查后重新上传", "the file is empty: check it and upload again")
_LARGE = Words("文件超过 {most} MB。请拆成几份", "the file is larger than {most} MB: split it")
_LONG = Words("超过 {most} 行。请拆成几份", "more than {most} rows: split the file")
