"""Printing a paper as an xlsx workbook, as some districts publish them: a sheet a table, merged heads, text in cells."""

from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from guantong.gateways.demo.paper import Paper, Sheet, Text


def print_xlsx(paper: Paper) -> bytes:
    """Return `paper` as the bytes of a workbook; amounts are typed as text, as exports often do."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False}) as book:
        level = "部门" if paper.maker == "编制部门" else "单位"
        _text(book, "封面", [paper.body, f"{paper.year}年度{level}{paper.kind}"])
        for at, part in enumerate(paper.parts, 1):
            if isinstance(part, Text):
                _text(book, f"{at}{part.heading}"[:31], [part.heading, *part.paragraphs])
            else:
                _table(book, f"{at}", part, paper)
    return stream.getvalue()


def _text(book: xlsxwriter.Workbook, name: str, lines: list[str]) -> None:
    sheet = book.add_worksheet(name)
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line)


def _table(book: xlsxwriter.Workbook, name: str, part: Sheet, paper: Paper) -> None:
    draw(book.add_worksheet(name), part, paper)


def draw(sheet: Worksheet, part: Sheet, paper: Paper, above: int = 0) -> int:
    """Write one table below the first `above` rows of `sheet`; return the row after it."""
    sheet.merge_range(above, 0, above, max(part.columns - 1, 1), part.title)
    sheet.write_string(above + 1, 0, f"{paper.maker}：{paper.body}")
    sheet.write_string(above + 1, part.columns - 1, f"单位：{part.unit}" if part.unit else "")
    head(sheet, part, above + 2)
    top = above + 2 + len(part.header)
    for at, cells in enumerate(part.rows):
        for column, cell in enumerate(cells):
            sheet.write_string(top + at, column, cell)
    if part.note:
        sheet.write_string(top + len(part.rows), 0, part.note)
    return top + len(part.rows) + bool(part.note)


def head(sheet: Worksheet, part: Sheet, top: int) -> None:
    """Write a table's stacked, merged header cells from row `top` on."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(part.header, top):
        column = 0
        for words, wide, deep in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + d, column + w) for d in range(deep) for w in range(wide)}
            if wide * deep > 1:
                sheet.merge_range(at, column, at + deep - 1, column + wide - 1, words)
            else:
                sheet.write_string(at, column, words)
