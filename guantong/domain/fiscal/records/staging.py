"""What a reader hands over of a file of records: every cell as text, in our own file, with its line (暂存)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from guantong.domain.words import Words


class CannotRead(ValueError):
    """A file that no records can be read from; `words` say what, where, and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.zh)
        self.words = words


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file: its `headers` from left to right, as printed, and the line they stand in (from 1).

    A file without sheets (CSV, XML) is one sheet called "". Header `i` stands over column `c<i>`.
    """

    name: str
    headers: tuple[str, ...]
    header_row: int
    above: tuple[str, ...] = ()
    """The lines over the header: a title, what the amounts are counted in. Shown to whoever declares the unit, never believed."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file read into text: `path` is a Parquet file of columns sheet, row, mark, c0 … cN, all text but `row` (int32).

    `row` is the line in the sheet as people count it, from 1; only lines below the header are there, blank lines may be left out.
    An absent cell is null. Codes keep their zeros; a date that a workbook keeps as a date is written YYYY-MM-DD, a number without
    loss and without thousands separators. A row with a `mark` is no record: `total` and `subtotal` (合计、小计) check the others,
    `note` is words under the table, `ragged` has more cells than the header. `notes` are sentences for people about what was read.
    `file` is the SM3 of the raw file. Written by our own code, never by a stranger.
    """

    path: Path
    sheets: tuple[Sheet, ...]
    file: str
    notes: tuple[Words, ...] = ()


class Reader(Protocol):
    """Reads files of records."""

    def stage(self, path: Path, into: Path) -> Staged:
        """Read the file at `path` into a Parquet file in the folder `into`; raises CannotRead."""
        ...
