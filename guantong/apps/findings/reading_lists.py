"""A workbook somebody brought, as plain rows: what is hidden or merged is known of every cell, nothing is guessed (读表)."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from guantong.domain.fiscal.intake import reader_of
from guantong.domain.fiscal.pages import Grid, Page
from guantong.domain.secrecy import mark_in
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LARGEST = 16 << 20
MOST_ROWS = 20_000
"""Rows with something in them; a district's ledger of a year has some thousands."""
UNREAD = ("公式未保存结果", "#")
"""How a cell begins of which the reader could not tell what it says: a formula never computed, an error."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number there, its texts, whether readers see it, which columns are merged over which rows, and which across."""

    number: int
    texts: list[str]
    hidden: bool = False
    merged: dict[int, tuple[int, int]] = field(default_factory=dict)
    across: frozenset[int] = frozenset()

    def text(self, column: int | None) -> str:
        """Return what stands in a column; "" beyond the last and for none."""
        return self.texts[column] if column is not None and column < len(self.texts) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet: its name and number, its rows that are not empty, columns readers do not see, lines of text above."""

    name: str
    number: int
    rows: list[Row]
    hidden: frozenset[int] = frozenset()
    lines: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row.texts) for row in self.rows), default=0)


def plain(text: str) -> str:
    """Return a text as one compares it: full-width signs as narrow ones, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def sheets_in(content: bytes) -> list[Sheet]:
    """Return the visible sheets of a workbook, read in a limited child process; raises BadInput at `file`.

    A cell merged over several rows or columns stands in each of them; its text is taken whole, however long.
    """
    if len(content) > LARGEST:
        raise BadInput({"file": _LARGE.filled(limit=LARGEST >> 20)})
    with TemporaryDirectory(prefix="guantong-") as folder:
        path = Path(folder) / "brought.xlsx"
        path.write_bytes(content)
        read = reader_of("xlsx").read(path, "xlsx")
    if not any(page.grids for page in read.pages):
        why = read.troubles[0] if read.troubles else None
        raise BadInput({"file": _UNREAD.filled(what=why.what, do=why.do) if why else _EMPTY})
    found = [_sheet(page) for page in read.pages if page.grids]
    if sum(len(sheet.rows) for sheet in found) > MOST_ROWS:
        raise BadInput({"file": _LONG.filled(most=MOST_ROWS)})
    if mark_in("\n".join(text for sheet in found for row in sheet.rows for text in row.texts)):
        raise BadInput({"file": MARKED})
    return found


def kept(sheets: list[Sheet]) -> list[dict[str, Any]]:
    """Return sheets as plain values."""
    return [
        {
            "name": sheet.name, "number": sheet.number, "hidden": sorted(sheet.hidden), "lines": list(sheet.lines),
            "rows": [
                [r.number, r.texts, r.hidden, [[c, *span] for c, span in r.merged.items()], sorted(r.across)] for r in sheet.rows
            ],
        }
        for sheet in sheets
    ]  # fmt: skip


def unkept(content: list[dict[str, Any]]) -> list[Sheet]:
    """Return the sheets that `kept` made plain."""
    return [
        Sheet(
            one["name"], one["number"],
            [
                Row(n, texts, hidden, {c: (top, end) for c, top, end in merged}, frozenset(*across))
                for n, texts, hidden, merged, *across in one["rows"]  # what was kept before has no cells across
            ],
            frozenset(one["hidden"]), tuple(one["lines"]),
        )
        for one in content
    ]  # fmt: skip


def _sheet(page: Page) -> Sheet:
    texts: dict[int, dict[int, str]] = {}
    seen: dict[int, set[int]] = {}
    merged: dict[int, dict[int, tuple[int, int]]] = {}
    unseen: dict[int, set[int]] = {}
    across: dict[int, set[int]] = {}
    for grid in page.grids:
        _take(grid, texts, seen, unseen, merged, across)
    hidden = frozenset(
        column for column in set().union(*unseen.values()) if not any(column in s for s in seen.values())
    )
    width = max((column + 1 for row in texts.values() for column in row), default=0)
    rows = [
        Row(
            number, [texts[number].get(c, "") for c in range(width)], not seen.get(number), merged.get(number, {}),
            frozenset(across.get(number, ())),
        )
        for number in sorted(texts)
    ]  # fmt: skip
    return Sheet(page.name[:120], page.number, rows, hidden, tuple(line.text[:200] for line in page.lines[:20]))


def _take(
    grid: Grid, texts: dict[int, dict[int, str]], seen: dict[int, set[int]], unseen: dict[int, set[int]],
    merged: dict[int, dict[int, tuple[int, int]]], across: dict[int, set[int]],
) -> None:  # fmt: skip
    for cell in grid.cells:
        if not cell.text.strip():
            continue
        top, end = grid.above + cell.row + 1, grid.above + cell.row + cell.row_span
        for number in range(top, end + 1):
            for column in range(cell.column, cell.column + cell.column_span):
                texts.setdefault(number, {})[column] = cell.text.strip()
                (unseen if cell.hidden else seen).setdefault(number, set()).add(column)
                if cell.column_span > 1:
                    across.setdefault(number, set()).add(column)
                if cell.row_span > 1:
                    merged.setdefault(number, {})[column] = (top, end)


_LARGE = Words("文件超过 {limit} MiB，请拆成几份", "the file has more than {limit} MiB: split it")
_EMPTY = Words("文件里没有表格。请以样表为准填写", "the file holds no table: take the template")
_LONG = Words("超过 {most} 行。请拆成几份", "more than {most} rows: split the file")
_UNREAD = Words("{what}。{do}", "{what}. {do}")
MARKED = Words(
    "表里带有密级标志，没有保存任何内容。本系统不处理涉密信息",
    "it bears a secrecy mark; nothing of it was kept: this system handles no secrets",
)
