"""An xlsx workbook of records, sheet by sheet, every stored value as exact text. Only ever called behind the guard (工作簿).

What counts is what is stored, not what is shown: a ledger shown without its fen still has them. A number keeps its 15 digits, a code
shown with leading zeros keeps those, a date is written as one, an error or a formula without a saved result stands as such.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from guantong.domain.fiscal.pages import Trouble
from guantong.gateways.adapters.record_files.layout import SAMPLE, Layout, Row, layout_of
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.pouring import MOST_COLUMNS
from guantong.gateways.adapters.record_files.reasons import refused, told
from guantong.gateways.quarantine.number_formats import NumberFormat
from guantong.gateways.quarantine.part_scan import PartScan, column_letters

_EXACT = 1e15
"""From here on a spreadsheet has lost digits."""
_MOST_NAMED = 5
_MOST_REPEATED = 1_000_000
_DIGITS = 15


@dataclass
class SheetOfRecords:
    """One sheet with a header; what must be known of it is complete once its rows are read."""

    name: str
    layout: Layout
    rows: Iterator[Row]
    notes: list[Trouble]
    long_numbers: list[tuple[int, int]] = field(default_factory=list)

    def closing(self) -> Iterator[Trouble]:
        """Yield what was seen while the rows went by."""
        if self.long_numbers:
            row, column = self.long_numbers[0]
            yield told("long_number", Place(self.name, row, column), count=len(self.long_numbers))


def sheets_of(path: Path, scans: Mapping[str, PartScan], notes: list[Trouble]) -> list[SheetOfRecords]:
    """Return every visible sheet that has a header with rows below it; `notes` gathers why others are not read."""
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        if len(set(workbook.sheet_names)) < len(workbook.sheet_names):
            raise refused("sheets_alike")
        found = []
        for about in workbook.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            if about.visible is not SheetVisibleEnum.Visible:
                notes.append(told("hidden_sheet", Place(about.name)))
                continue
            sheet = _sheet(about.name, workbook.get_sheet_by_name(about.name), scans.get(about.name))
            if sheet:
                found.append(sheet)
            else:
                notes.append(told("no_table", Place(about.name)))
    except (CalamineError, ValueError, OverflowError) as broken:
        raise refused("damaged_zip") from broken
    return found


def _sheet(name: str, sheet: CalamineSheet, scan: PartScan | None) -> SheetOfRecords | None:
    if sheet.start is None:
        return None
    if sheet.end and sheet.end[1] >= MOST_COLUMNS:
        raise refused("too_many_columns", Place(name), count=sheet.end[1] + 1, limit=MOST_COLUMNS)
    scan, long_numbers = scan or PartScan(name), []
    merged = sheet.merged_cell_ranges or []
    rows = _rows(sheet, scan, _repeated(merged), long_numbers)
    sample = list(islice(rows, SAMPLE))
    spans = {(top + 1, left): right for (top, left), (_, right) in merged if right > left}
    layout = layout_of(sample, spans)
    if layout is None or not any(number >= layout.first and any(cells) for number, cells in sample):
        return None
    below = ((number, cells) for number, cells in chain(sample, rows) if number >= layout.first)
    return SheetOfRecords(name, layout, below, list(_told(name, scan, layout, merged)), long_numbers)


def _rows(
    sheet: CalamineSheet,
    scan: PartScan,
    repeated: Mapping[tuple[int, int], tuple[int, int]],
    long_numbers: list[tuple[int, int]],
) -> Iterator[Row]:
    """Yield every line from the first; cells from column A."""
    left = sheet.start[1] if sheet.start else 0  # the parser leaves out empty columns, not empty lines
    odd = _by_row(scan)
    blank, words = [""] * left, {}
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = blank + [value.strip() if type(value) is str else _text(value) for value in values]
        for column, change in odd.get(number, ()):
            if column <= len(cells):
                cells[column - 1] = change(values[column - 1 - left] if column > left else "", cells[column - 1])
            else:
                cells += [""] * (column - len(cells) - 1) + [change("", "")]
        for at, value in enumerate(values, left + 1):
            if type(value) is float and not -_EXACT < value < _EXACT:
                long_numbers.append((number, at))
        if repeated:
            _repeat(cells, number, repeated, words, values, left)
        yield number, cells


def _repeated(merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell that a merged one covers downward, the cell that holds its words: (line, column) from (1, 0)."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in merged:
        if left == right and len(covered) + bottom - top < _MOST_REPEATED:
            covered |= {(row + 1, left): (top + 1, left) for row in range(top + 1, bottom + 1)}
    return covered


def _repeat(
    cells: list[str], number: int, repeated: Mapping[tuple[int, int], tuple[int, int]],
    words: dict[tuple[int, int], str], values: list[Any], left: int,
) -> None:  # fmt: skip
    for column, value in enumerate(values, left):
        if type(value) is str and value:
            words[number, column] = cells[column]
        holder = repeated.get((number, column))
        if holder and not cells[column]:
            cells[column] = words.get(holder, "")


_Change = Callable[[Any, str], str]


def _by_row(scan: PartScan) -> dict[int, list[tuple[int, _Change]]]:
    """Return the cells whose text is not simply their value, by line: errors, unsaved formulas, codes with zeros, percentages."""
    odd: dict[int, list[tuple[int, _Change]]] = {}
    for (row, column), look in scan.shown.items():
        odd.setdefault(row, []).append((column, _as_formatted(look)))
    for (row, column), words in scan.unread.items():
        odd.setdefault(row, []).append((column, lambda _value, _text, words=words: words))
    return odd


def _as_formatted(look: NumberFormat) -> _Change:
    def change(value: Any, text: str) -> str:
        if type(value) is not float:
            return text
        if look.after.startswith("%") and look.power == 2:
            return f"{format(Decimal(format(value, '.15g')).scaleb(2).normalize(), 'f')}%"
        if look.power == 0 and look.width > 1 and value.is_integer():
            return f"{'-' if value < 0 else ''}{text.lstrip('-').zfill(look.width)}"
        return text

    return change


def _text(value: Any) -> str:
    """Return a stored value as exact text."""
    kind = type(value)
    if kind is float:
        if value.is_integer() and -_EXACT < value < _EXACT:
            return str(int(value))
        digits = format(value, f".{_DIGITS}g")
        return format(Decimal(digits), "f") if "e" in digits else digits
    if kind is bool:
        return "是" if value else "否"
    if kind is datetime:
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if kind is date or kind is time:
        return str(value.isoformat())
    if kind is timedelta:
        return str(value)
    return str(value)


def _told(
    name: str, scan: PartScan, layout: Layout, merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[Trouble]:
    for column, (count, row) in sorted(scan.formulas.items()):
        yield told("formulas", Place(name, 0, column), count=count, row=row)
    if scan.unread:
        cells = "、".join(f"{column_letters(column)}{row}" for row, column in list(scan.unread)[:_MOST_NAMED])
        yield told("unsaved", Place(name), count=len(scan.unread), cells=cells)
    for column in sorted({column for (_, column), look in scan.shown.items() if look.power < 0}):
        yield told("scaled", Place(name, 0, column))
    if hidden := [row for row in scan.hidden_rows if row >= layout.first]:
        yield told("hidden_rows", Place(name, min(hidden)), count=len(hidden))
    covered = sum(b - t for (t, left), (b, right) in merged if left == right and t + 1 >= layout.first)
    if covered:
        yield told("repeated", Place(name), count=covered)
