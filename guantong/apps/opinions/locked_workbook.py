"""A workbook that goes out to be filled in and comes back: heads, locked columns, drop-downs, and how to fill it in (离线表)."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

_READ_ME = "读我"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook_of(
    title: str, heads: Mapping[str, str], rows: Iterable[Mapping[str, str]], *, locked: Sequence[str] = (),
    offered: Mapping[str, Sequence[str]] | None = None, told: Sequence[str] = (), widths: Mapping[str, int] | None = None, more: int = 0,
) -> bytes:  # fmt: skip
    """Return rows under their `heads`, every cell text; only what is not `locked` can be typed, `more` empty rows beside them."""
    kept, wide = BytesIO(), widths or {}
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        base = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9CFD6"}
        head = book.add_format({**base, "bold": True, "bg_color": "#DDE3EA"})
        grey, white = book.add_format({**base, "bg_color": "#F1F3F5"}), book.add_format({**base, "locked": False})
        sheet = book.add_worksheet("表")
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for at, (name, words) in enumerate(heads.items()):
            sheet.set_column(at, at, wide.get(name, 16))
            sheet.write_string(1, at, words, head)
        number = 1
        for number, row in enumerate(rows, 2):
            for at, name in enumerate(heads):
                sheet.write_string(number, at, row.get(name, ""), grey if name in locked else white)
        for blank in range(number + 1, number + 1 + more):
            for at in range(len(heads)):
                sheet.write_blank(blank, at, None, white)
        for name, words in (offered or {}).items():
            at = list(heads).index(name)
            sheet.data_validation(2, at, max(number, 2) + more, at, {"validate": "list", "source": list(words)})
        sheet.freeze_panes(2, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 1)
        if locked:
            sheet.protect("", {"format_rows": True, "format_columns": True, "delete_rows": True})
        _told(book.add_worksheet(_READ_ME), told)
    return kept.getvalue()


def _told(sheet: Any, lines: Sequence[str]) -> None:
    sheet.set_column(0, 0, 100)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
