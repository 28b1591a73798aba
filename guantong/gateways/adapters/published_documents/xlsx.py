"""An xlsx workbook as pages: one sheet a page, each table of it one grid. Only ever called behind the guard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from guantong.domain.evidence import page_words
from guantong.domain.fiscal.pages import Grid, GridCell, Page, TextLine, Trouble, Unread
from guantong.domain.words import Words
from guantong.gateways.adapters.published_documents.stacked_tables import Texts, cut
from guantong.gateways.quarantine.part_scan import PartScan, column_letters
from guantong.gateways.quarantine.refusals import Refused, refusal

_LARGEST_PLAIN = 1e21
"""Numbers from here on keep their exponent: no amount is that large."""
_WIDTH, _HEIGHT = 60.0, 16.0
"""A sheet has no points: every cell gets the same box, so that places can be outlined all the same."""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet's words, its merged cells (first and last row and column), and what readers of it do not see."""

    number: int
    name: str
    texts: Texts
    merged: list[tuple[tuple[int, int], tuple[int, int]]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]

    def hidden(self, row: int, column: int, down: int = 1, right: int = 1) -> bool:
        """Tell whether readers see nothing of a cell that reaches `down` rows and `right` columns."""
        return bool(self.hidden_rows or self.hidden_columns) and all(
            r in self.hidden_rows or c in self.hidden_columns
            for r in range(row, row + down)
            for c in range(column, column + right)
        )


def read_sheets(path: Path, scans: Mapping[str, PartScan], notes: list[Trouble]) -> Iterator[Page]:
    """Yield every sheet of the workbook at `path`; a hidden one is named, not read.

    `scans` is what the guard saw in each sheet; `notes` gathers what must be told: hidden parts, unsaved formulas.
    """
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        if len(set(workbook.sheet_names)) < len(workbook.sheet_names):
            raise Refused(refusal("sheets_alike"))  # a sheet is read by its name: the first would stand for all
        for number, about in enumerate(workbook.sheets_metadata, 1):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = _sheet(number, about.name, workbook.get_sheet_by_name(about.name), scans.get(about.name))
            if about.visible is SheetVisibleEnum.Visible:
                notes += _told(sheet, scans.get(about.name))
                yield _page(sheet)
            elif sheet.texts:
                notes.append(refusal("hidden_sheet", page_words(sheet.number, sheet.name)))
                yield Page(number, 0, 0, name=about.name, unread=(Unread.HIDDEN,))
    except (CalamineError, ValueError, OverflowError) as broken:
        raise Refused(refusal("damaged_workbook")) from broken


def _sheet(number: int, name: str, sheet: CalamineSheet, scan: PartScan | None) -> _Sheet:
    texts = [[printed(value) for value in row] for row in _shown(sheet.to_python(skip_empty_area=False), scan)]
    for (row, column), text in (scan.unread if scan else {}).items():
        texts += [[] for _ in range(row - len(texts))]
        texts[row - 1] += [""] * (column - len(texts[row - 1]))
        texts[row - 1][column - 1] = text  # the parser takes errors and unsaved results for blanks
    height = max((at + 1 for at, row in enumerate(texts) if any(row)), default=0)
    width = max((at + 1 for row in texts for at, text in enumerate(row) if text), default=0)
    texts = [[*row[:width], *[""] * (width - len(row))] for row in texts[:height]]
    rows = frozenset(row - 1 for row in scan.hidden_rows) if scan else frozenset()
    columns = frozenset(
        c for first, last in (scan.hidden_columns if scan else ()) for c in range(first - 1, min(last, width))
    )
    return _Sheet(number, name, texts, sheet.merged_cell_ranges or [], rows, columns)


def _shown(rows: list[list[Any]], scan: PartScan | None) -> list[list[Any]]:
    """Return the values, every number as its cell shows it: rounded, in per cent, in thousands."""
    for (row, column), look in (scan.shown if scan else {}).items():
        if row <= len(rows) and column <= len(rows[row - 1]):
            value = rows[row - 1][column - 1]
            if isinstance(value, float) and abs(value) < _LARGEST_PLAIN:
                rows[row - 1][column - 1] = look.shown(value)
    return rows


def _told(sheet: _Sheet, scan: PartScan | None) -> Iterator[Trouble]:
    if scan and scan.unread:
        cells = "、".join(f"{column_letters(column)}{row}" for row, column in list(scan.unread)[:_MOST_NAMED])
        yield refusal("unsaved", page_words(sheet.number, sheet.name), count=len(scan.unread), cells=cells)
    rows = [f"{at + 1}" for at in sorted(sheet.hidden_rows) if at < len(sheet.texts) and any(sheet.texts[at])]
    columns = [column_letters(at + 1) for at in sorted(sheet.hidden_columns) if any(row[at] for row in sheet.texts)]
    lines = [
        Words(zh.format("、".join(names[:_MOST_NAMED])), en.format(", ".join(names[:_MOST_NAMED])))
        for names, zh, en in ((rows, "第 {} 行", "rows {}"), (columns, "{} 列", "columns {}"))
        if names
    ]
    if lines:
        words = Words("和".join(one.zh for one in lines), " and ".join(one.en for one in lines))
        yield refusal("hidden_cells", page_words(sheet.number, sheet.name), lines=words)


def _page(sheet: _Sheet) -> Page:
    grids, lines = [], []
    for start, end in cut(sheet.texts):
        if all(sum(map(bool, row)) <= 1 for row in sheet.texts[start:end]):
            lines += _paragraphs(sheet, start, end)
        else:
            grids.append(_grid(sheet, start, end))
    width = max((len(row) for row in sheet.texts), default=0)
    return Page(sheet.number, width * _WIDTH, len(sheet.texts) * _HEIGHT, tuple(lines), tuple(grids), name=sheet.name)


def _grid(sheet: _Sheet, start: int, end: int) -> Grid:
    width = max(at + 1 for row in sheet.texts[start:end] for at, text in enumerate(row) if text)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merged:
        if start <= top < end and left < width:
            bottom, right = min(bottom, end - 1), min(right, width - 1)
            spans[(top, left)] = (bottom - top + 1, right - left + 1)
            covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
    cells = tuple(
        GridCell(
            r - start,
            c,
            *(span := spans.get((r, c), (1, 1))),
            sheet.texts[r][c],
            (c * _WIDTH, r * _HEIGHT, (c + 1) * _WIDTH, (r + 1) * _HEIGHT),
            sheet.hidden(r, c, *span),
        )
        for r in range(start, end)
        for c in range(width)
        if (r, c) not in covered
    )
    box = (0.0, start * _HEIGHT, width * _WIDTH, end * _HEIGHT)
    return Grid(box, end - start, width, cells, start)


def _paragraphs(sheet: _Sheet, start: int, end: int) -> Iterator[TextLine]:
    """Yield the lines of rows that are running text, one cell a row, as far as readers see them."""
    top = start * _HEIGHT
    for r in range(start, end):
        for c, text in enumerate(sheet.texts[r]):
            for part in text.splitlines() if not sheet.hidden(r, c) else ():
                if part.strip():
                    yield TextLine(part.strip(), (0.0, top, 10.0 * len(part), top + 12.0))
                    top += _HEIGHT


def printed(value: object) -> str:
    """Return a cell as people see it: no `.0`, no float noise; text codes keep their leading zeros."""
    match value:
        case str():
            return value.strip()
        case bool():
            return "是" if value else "否"
        case float():
            digits = format(value, ".15g")  # a spreadsheet keeps 15 digits; behind them is binary noise
            if "e" in digits and abs(value) < _LARGEST_PLAIN:
                digits = format(Decimal(digits), "f")
            return "0" if digits == "-0" else digits
        case datetime() | date() | time() | timedelta():
            return str(value)
        case _:
            return str(value)
