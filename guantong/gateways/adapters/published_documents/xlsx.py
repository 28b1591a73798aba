"""An xlsx workbook as pages: one sheet a page, its used range one grid. Only ever called behind the guard."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from guantong.domain.fiscal.pages import Grid, GridCell, Page, TextLine
from guantong.gateways.adapters.published_documents.refusals import Refused, refusal

_LARGEST_PLAIN = 1e21
"""Numbers from here on keep their exponent: no amount is that large."""
_WIDTH, _HEIGHT = 60.0, 16.0
"""A sheet has no points: every cell gets the same box, so that places can be outlined all the same."""


def read_sheets(path: Path) -> Iterator[Page]:
    """Yield every visible sheet of the workbook at `path`."""
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        for number, about in enumerate(workbook.sheets_metadata, 1):
            if about.visible is SheetVisibleEnum.Visible and about.typ is SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_name(about.name)
                rows = sheet.to_python(skip_empty_area=False)
                yield _page(number, about.name, rows, sheet.merged_cell_ranges or [])
    except (CalamineError, ValueError, OverflowError) as broken:
        raise Refused(refusal("damaged_workbook")) from broken


def _page(
    number: int, name: str, rows: list[list[object]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> Page:
    texts = [[printed(value) for value in row] for row in rows]
    height = max((at + 1 for at, row in enumerate(texts) if any(row)), default=0)
    width = max((at + 1 for row in texts for at, text in enumerate(row) if text), default=0)
    if not height or not width:
        return Page(number, 0, 0, name=name)
    if all(sum(bool(text) for text in row) <= 1 for row in texts):
        return Page(number, _WIDTH * 20, height * _HEIGHT, tuple(_paragraphs(texts)), name=name)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in merged:
        if top < height and left < width:
            spans[(top, left)] = (min(bottom, height - 1) - top + 1, min(right, width - 1) - left + 1)
            covered |= {
                (r, c) for r in range(top, min(bottom, height - 1) + 1) for c in range(left, min(right, width - 1) + 1)
            }
            covered.discard((top, left))
    cells = tuple(
        GridCell(
            r,
            c,
            *spans.get((r, c), (1, 1)),
            texts[r][c] if c < len(texts[r]) else "",
            (c * _WIDTH, r * _HEIGHT, (c + 1) * _WIDTH, (r + 1) * _HEIGHT),
        )
        for r in range(height)
        for c in range(width)
        if (r, c) not in covered
    )
    box = (0.0, 0.0, width * _WIDTH, height * _HEIGHT)
    return Page(number, box[2], box[3], (), (Grid(box, height, width, cells),), name=name)


def _paragraphs(texts: list[list[str]]) -> Iterator[TextLine]:
    """Yield the lines of a sheet that is running text: one cell a row."""
    top = 0.0
    for text in (text for row in texts for text in row if text):
        for part in text.splitlines():
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
