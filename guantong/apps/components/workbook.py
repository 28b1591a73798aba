"""A list as an xlsx file: texts stay texts, so that no cell ever becomes a formula (导出)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guantong.apps.components.download import as_file
from guantong.apps.components.practice import notice
from guantong.apps.components.templatetags.words import said

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNITS = {"figure": "（万元）", "yuan": "（元）", "share": "（%）", "points": "（百分点）"}
_WIDTHS = {"day": 12, "minute": 17, "figure": 16, "number": 10, "badge": 12}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, headers with their kinds (as in a list), values row by row."""

    title: str
    columns: Sequence[tuple[str, str]]
    rows: Iterable[Sequence[Any]]


def workbook(
    title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]], request: HttpRequest
) -> HttpResponse:
    """Return `rows` as a workbook of one sheet: headers, values, and below who exported it when."""
    return workbook_of(title, [Sheet(title, columns, rows)], request)


def workbook_of(title: str, sheets: Sequence[Sheet], request: HttpRequest, told: str = "") -> HttpResponse:
    """Return a workbook of several sheets; below each stands what is `told` of its source, and who exported it when."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    made = f"{settings.DISTRICT} · {request.standing.name} · {request.now:%Y-%m-%d %H:%M} 导出"  # type: ignore[attr-defined]
    made = " · ".join(filter(None, (told, made))) + (f"（{notice()}）" if notice() else "")
    with xlsxwriter.Workbook(kept, options) as book:
        for sheet in sheets:
            _fill(book, sheet, made)
    return as_file(kept.getvalue(), f"{title}.xlsx")


def _fill(book: Any, asked: Sheet, made: str) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    money = book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet(asked.title[:31].translate(str.maketrans("", "", "[]:*?/\\'")) or "sheet")
    sheet.freeze_panes(1, 0)
    for at, (header, kind) in enumerate(asked.columns):
        sheet.write_string(0, at, f"{header}{_UNITS.get(kind, '')}", head)
        sheet.set_column(at, at, _WIDTHS.get(kind, 28))
    number = 0
    for number, row in enumerate(asked.rows, 1):
        for at, value in enumerate(row):
            _write(sheet, number, at, value, asked.columns[at][1], money)
    sheet.autofilter(0, 0, max(number, 1), len(asked.columns) - 1)
    sheet.write_string(number + 2, 0, made)


def _write(sheet: Any, row: int, at: int, value: Any, kind: str, money: Any) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_string(row, at, "是" if value else "否")
        case int() if kind == "figure":
            sheet.write_number(row, at, value / 1_000_000, money)  # the file shows 万元; fen stay in the database
        case int() if kind == "yuan":
            sheet.write_number(row, at, value / 100, money)
        case int() if kind in ("share", "points"):
            sheet.write_number(row, at, value / 100)
        case int():
            sheet.write_number(row, at, value)
        case datetime():
            sheet.write_string(row, at, f"{timezone.localtime(value):%Y-%m-%d %H:%M}")
        case date():
            sheet.write_string(row, at, value.isoformat())
        case _:
            sheet.write_string(row, at, said(value))
