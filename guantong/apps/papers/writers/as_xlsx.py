"""A ledger or list as xlsx: amounts are numbers, each with its source in the last column; texts never become formulas (xlsx)."""

from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from guantong.apps.components.practice import stamped
from guantong.apps.papers.writers.fonts import BODY, HEADING
from guantong.domain.papers.blocks import Cell, Column, Table, cells
from guantong.domain.papers.content import Content
from guantong.domain.papers.parts import Figure, text_of

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SOURCE = Column("出处", 6)
_LINE = 17
_SHARE = 5
"""Characters of Latin to a share of a column's width: a ledger of ten columns prints legibly on A4 lying down."""


def xlsx(content: Content) -> bytes:
    """Return the tables of `content`, a sheet each, with the words around them above and who issued it when below."""
    content = stamped(content)
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        for at, table in enumerate(content.tables, 1):
            _sheet(book, book.add_worksheet(f"表{at}"), table, content)
    return kept.getvalue()


def _sheet(book: Any, sheet: Any, table: Table, content: Content) -> None:
    shape = {"font_name": BODY, "font_size": 12, "text_wrap": True, "valign": "vcenter", "border": 1}
    words, head = book.add_format(shape), book.add_format({**shape, "font_name": HEADING, "align": "center"})
    money = book.add_format({**shape, "num_format": "#,##0.00########", "align": "right"})
    title = book.add_format({"font_name": "方正小标宋简体", "font_size": 22, "align": "center", "valign": "vcenter"})
    plain = book.add_format({"font_name": BODY, "font_size": 12, "text_wrap": True, "valign": "top"})
    columns = _columns(table)
    end = len(columns) - 1
    sheet.set_paper(8 if content.wide else 9)
    if content.told_on_each:
        told = "　".join(filter(None, (content.told_on_each, content.notice)))
        sheet.set_footer(f"&L&9{_literal(told)}&R&9第 &P 页　共 &N 页")
        sheet.set_header(f"&C&9{_literal(content.watermark)}")
    sheet.set_landscape() if content.landscape else sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.merge_range(0, 0, 0, end, "", title) if end else None
    sheet.write_string(0, 0, content.title, title)
    sheet.set_row(0, 36)
    said = [content.first] if content.first else []
    said += [text_of(block.parts) for block in content.blocks if not isinstance(block, Table)]
    top = 1
    for line in said:
        sheet.merge_range(top, 0, top, end, "", plain) if end else None
        sheet.write_string(top, 0, line, plain)
        sheet.set_row(top, _LINE * ceil(len(line) / sum(column.width for column in columns) / (_SHARE / 2)))
        top += 1
    for at, column in enumerate(columns):
        unit = f"（{_unit(table, at)}）" if column.kind == "amount" else ""
        sheet.write_string(top, at, column.header + unit, head)
        sheet.set_column(at, at, max(7, _SHARE * column.width))
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    for number, row in enumerate(table.rows, top + 1):
        shown = [text_of(cells(cell)) for cell in row] + ([_sources(row)] if len(columns) > len(row) else [])
        sheet.set_row(number, _LINE * max(_lines(text, column) for text, column in zip(shown, columns, strict=True)))
        for at, cell in enumerate(row):
            _write(sheet, number, at, cell, table.columns[at], money, words)
        if len(columns) > len(row):
            sheet.write_string(number, end, _sources(row), words)
    foot = "　".join(filter(None, (content.issuer, content.day if content.dated else "", content.notice, content.slip)))
    sheet.write_string(top + len(table.rows) + 2, 0, foot if content.dated else content.notice)


def _literal(words: str) -> str:
    """Return words as a header takes them: “&” begins a code there; no more than fits."""
    return words.replace("&", "&&")[:200]


def _lines(text: str, column: Column) -> int:
    """How many lines a text takes in a column: a Chinese character is two of Latin wide."""
    return sum(max(1, ceil(len(line) / (column.width * _SHARE / 2))) for line in text.split("\n"))


def _columns(table: Table) -> tuple[Column, ...]:
    return (*table.columns, _SOURCE) if any(_sources(row) for row in table.rows) else table.columns


def _unit(table: Table, at: int) -> str:
    units = {part.unit for row in table.rows for part in cells(row[at]) if isinstance(part, Figure)}
    return "、".join(sorted(units)) or "万元"


def _write(sheet: Any, row: int, at: int, cell: Cell, column: Column, money: Any, words: Any) -> None:
    if column.kind == "amount" and isinstance(cell, Figure):
        sheet.write_number(row, at, cell.fen / cell.unit.fen, money)
    else:
        sheet.write_string(row, at, text_of(cells(cell)), words)


def _sources(row: tuple[Cell, ...]) -> str:
    """Where each amount and quotation of a row stands, a line each."""
    found = [part for cell in row for part in cells(cell) if not isinstance(part, str)]
    return "\n".join(
        dict.fromkeys(f"{part.said if isinstance(part, Figure) else '原文'}：{part.source}" for part in found)
    )
