"""Workbooks for the rooms: parsed in a limited child process, handed over as tables of text (电子表格)."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from guantong.apps.actors.sheets import Sheet, Unreadable, table
from guantong.domain.fiscal.pages import Page
from guantong.domain.words import Words
from guantong.gateways.adapters.published_documents.reading import read_files

_TOLD = Words("{what}（{where}）。{do}", "{what} ({where}). {do}")


def sheets_of(raw: bytes) -> list[Sheet]:
    """Return the visible sheets of a workbook; raises Unreadable with what, where and what to do."""
    with TemporaryDirectory(prefix="guantong-") as folder:
        path = Path(folder) / "upload.xlsx"
        path.write_bytes(raw)
        (read,) = read_files([path], workers=1)
    if read.troubles and not read.pages:
        trouble = read.troubles[0]
        raise Unreadable(_TOLD.filled(what=trouble.what, where=trouble.where, do=trouble.do))
    return [table(page.name, _rows(page)) for page in read.pages]


def _rows(page: Page) -> Iterator[tuple[int, list[str]]]:
    for at, line in enumerate(page.lines, 1):  # a sheet of one cell a row
        yield at, [line.text]
    for grid in page.grids:
        texts = [[""] * grid.columns for _ in range(grid.rows)]
        for cell in grid.cells:
            texts[cell.row][cell.column] = cell.text
        yield from enumerate(texts, 1)
