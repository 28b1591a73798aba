"""The check as a workbook: what to verify, coverage, values, what was not computed, what was not read (核对结果表)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from guantong.domain.words import Language
from guantong.gateways.cli.report_words import plain
from guantong.gateways.cli.xlsx_report_sheets import SHEETS, Column, Sheet

_TEXTS_STAY_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MOST_ROWS = 1_000_000
"""A worksheet ends at 1,048,576 rows; what is more goes on in a second one."""
_LONGEST = 32_000


@dataclass(frozen=True)
class _Formats:
    """The cell styles of the book; one font of figures for every column."""

    head: Any
    text: Any
    whole: Any
    money: Any


def write_xlsx(result: Mapping[str, Any], out: Path, language: Language | None = None) -> None:
    """Write `result` (the schema of check_json.md) to `out`; every text is a text cell, never a formula."""
    words = language or result["language"]
    with xlsxwriter.Workbook(str(out), _TEXTS_STAY_TEXT) as book:
        book.set_properties(
            {"title": "Guantong", "comments": f"guantong {result['guantong']}, schema {result['schema_version']}"}
        )
        top: dict[str, Any] = {"valign": "top"}
        formats = _Formats(
            book.add_format({"bold": True, "bg_color": "#EFEFEA", "bottom": 1, "text_wrap": True, "valign": "top"}),
            book.add_format(top | {"text_wrap": True}), book.add_format(top | {"num_format": "0"}), book.add_format(top | {"num_format": "#,##0.00"}),
        )  # fmt: skip
        for sheet in SHEETS:
            rows = sheet.rows(result, words)
            for part in range(1, 100):
                some = list(islice(rows, _MOST_ROWS))
                if not some and part > 1:
                    break
                name = sheet.name.in_(words) + (f" {part}" if part > 1 else "")
                _write(book.add_worksheet(name), sheet, some, formats, words)


def _write(page: Any, sheet: Sheet, rows: Sequence[Sequence[Any]], formats: _Formats, language: Language) -> None:
    for at, column in enumerate(sheet.columns):
        page.write_string(0, at, column.title.in_(language), formats.head)
        page.set_column(at, at, column.width)
    for line, values in enumerate(rows, 1):
        for at, (value, column) in enumerate(zip(values, sheet.columns, strict=True)):
            _cell(page, line, at, value, column, formats)
    _lay_out(page, sheet, len(rows))


def _cell(page: Any, line: int, at: int, value: Any, column: Column, formats: _Formats) -> None:
    if value is None or value == "":
        return  # no cell at all is as blank
    if isinstance(value, int | Decimal):
        page.write_number(line, at, value, formats.money if column.money else formats.whole)
    else:
        page.write_string(line, at, plain(str(value))[:_LONGEST], formats.text)


def _lay_out(page: Any, sheet: Sheet, count: int) -> None:
    """Freeze the head, set filters, and make the sheet print on A4 across with its head on every page."""
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(count, 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(0.5, 0.5, 0.6, 0.6)
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&C&P / &N")
