"""The form of a typing as a workbook: taken away empty with one example row, brought back filled in (录入表的 xlsx)."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from guantong.apps.components.practice import stamp
from guantong.apps.figures.models import Typing
from guantong.apps.figures.typings import form_of
from guantong.domain.fiscal.intake import reader_of
from guantong.domain.fiscal.pages import Page
from guantong.domain.secrecy import mark_in
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LARGEST = 2 << 20
_EXAMPLE = "例"
_PAGE, _SECRET, _YES = "页", "涉密合并", "是"
_CODE, _NAME, _AMOUNT = "2010101", "行政运行", "1,234.56"

Brought = dict[int, tuple[list[list[str]], frozenset[int]]]


def heads_of(typing: Typing) -> list[str]:
    """Return the headers of the workbook: the page, the columns of the form, the mark of the masked row where rows have names."""
    form = form_of(typing)
    return [_PAGE, *form.columns, *([_SECRET] if form.names_at else [])]


def template_of(typing: Typing) -> bytes:
    """Return the empty form of a table as xlsx: its headers, and one row filled in as an example, which is not read."""
    form, heads, kept = form_of(typing), heads_of(typing), BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        bold, grey, text = (
            book.add_format(f) for f in ({"bold": True, "text_wrap": True}, {"italic": True}, {"num_format": "@"})
        )
        sheet = book.add_worksheet("录入")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(heads) - 1, 16, text)
        for at, head in enumerate(heads):
            sheet.write_string(0, at, head, bold)
        sheet.write_string(1, 0, _EXAMPLE, grey)
        for at in range(len(form.columns)):
            shown = _CODE if at == form.code_at else _NAME if at in form.names_at else _AMOUNT
            sheet.write_string(1, at + 1, shown, grey)
        told = book.add_worksheet("说明")
        for row, line in enumerate(_TOLD):
            told.write_string(row, 0, line)
        stamp(book, told)
    return kept.getvalue()


def rows_in(content: bytes, typing: Typing) -> Brought:
    """Return the rows of a filled-in form by page; raises BadInput where it is not this table's form or bears a secrecy mark."""
    if len(content) > LARGEST:
        raise BadInput({"sheet": _LARGE})
    lines = _lines(content)
    if mark_in("".join(text for line in lines for text in line)):
        raise BadInput({"sheet": _MARKED})
    heads = heads_of(typing)
    if not lines or [text.strip() for text in lines[0][: len(heads)]] != heads:
        raise BadInput({"sheet": _OTHER_FORM})
    found: dict[int, tuple[list[list[str]], set[int]]] = {page: ([], set()) for page in typing.pages}
    for number, line in enumerate(lines[1:], 2):
        cells = [*line, *[""] * len(heads)][: len(heads)]
        if cells[0].strip() == _EXAMPLE or not any(text.strip() for text in cells[1:]):
            continue
        page = _page(cells[0], typing)
        if page is None:
            raise BadInput({"sheet": _NO_PAGE.filled(row=number, pages="、".join(map(str, typing.pages)))})
        rows, secret = found[page]
        rows.append(cells[1 : 1 + len(form_of(typing).columns)])
        if heads[-1] == _SECRET and cells[-1].strip() == _YES:
            secret.add(len(rows))
    return {page: (rows, frozenset(secret)) for page, (rows, secret) in found.items() if rows}


def _page(text: str, typing: Typing) -> int | None:
    plain = text.strip().removesuffix(".0")
    if not plain and len(typing.pages) == 1:
        return int(typing.pages[0])
    return int(plain) if plain.isdecimal() and len(plain) < 6 and int(plain) in typing.pages else None


def _lines(content: bytes) -> list[list[str]]:
    """Return the rows of the first sheet, read where every workbook is read: in a limited child process."""
    with TemporaryDirectory(prefix="guantong-") as folder:
        path = Path(folder) / "typed.xlsx"
        path.write_bytes(content)
        read = reader_of("xlsx").read(path, "xlsx")
    if not read.pages:
        why = read.troubles[0] if read.troubles else None
        raise BadInput({"sheet": _UNREAD.filled(what=why.what, do=why.do) if why else _OTHER_FORM})
    return _rows(read.pages[0])


def _rows(page: Page) -> list[list[str]]:
    rows: dict[int, list[Any]] = {}
    for grid in page.grids:
        for cell in grid.cells:
            line = rows.setdefault(grid.above + cell.row, [""] * grid.columns)
            line[cell.column] = cell.text
    return [rows[number] for number in sorted(rows)]


_TOLD = (
    "每行一条，照原件录入：空白就空着，原件印 0 或 0.00 就照录，不要换算单位。",
    "“页”填原件页码；首列为“例”的一行是示例，不会读入。",
    "涉密项目不得逐项录入：合成一行，“涉密合并”列填“是”，只填合计金额。",
)
_LARGE = Words("文件超过 2 MiB，请用本表的模板", "the file has more than 2 MiB: use the form of this table")
_MARKED = Words(
    "表里带有密级标志，没有读入。涉密项目只以一行合并金额录入",
    "it bears a secrecy mark and was not read; secret lines are typed as one masked amount",
)
_OTHER_FORM = Words(
    "表头不是这张表的模板，请先下载模板再填写", "its headers are not those of this form; download the form first"
)
_NO_PAGE = Words("第 {row} 行的“页”应为 {pages}", "row {row}: “页” must be one of {pages}")
_UNREAD = Words("{what}。{do}", "{what}. {do}")
