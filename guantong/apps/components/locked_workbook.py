"""A workbook that goes out to be filled in and comes back: heads, locked columns, drop-downs, and how to fill it in (离线表)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from guantong.apps.components.practice import stamp
from guantong.domain.money import Unit, format_fen

READ_ME = "读我"
"""The sheet that says how to fill in the others; it is read by nobody but people."""
_A4 = 9
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def yuan_of(fen: int | None) -> str:
    """Return an amount as it is typed into a sheet, in 元."""
    return "" if fen is None else format_fen(fen, Unit.YUAN, 2).replace(",", "")


def mark_of(kind: str, *identity: int | str) -> str:
    """Return what shows that a row of a `kind` of sheet left here as what it was: nobody makes it without the site's key."""
    return Signer(salt=kind).signature(":".join(map(str, identity)))


def is_marked(kind: str, mark: str, *identity: int | str) -> bool:
    """True when the mark of a row is the one it left with."""
    return constant_time_compare(mark, mark_of(kind, *identity))


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to be filled in: rows under their heads, which of them cannot be typed, what a cell offers, how many rows are left empty."""

    name: str
    heads: Mapping[str, str]
    rows: Iterable[Mapping[str, str]] = ()
    title: str = ""
    locked: Sequence[str] = ()
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)
    more: int = 0
    frozen: int = 2
    example: Mapping[str, str] = field(default_factory=dict)
    """A row as it is filled in, told on the sheet that says how: what stands there is never taken in."""


def workbook_of(
    title: str, heads: Mapping[str, str], rows: Iterable[Mapping[str, str]], *, locked: Sequence[str] = (),
    offered: Mapping[str, Sequence[str]] | None = None, told: Sequence[str] = (), widths: Mapping[str, int] | None = None, more: int = 0,
    name: str = "表", frozen: int = 2,
) -> bytes:  # fmt: skip
    """Return rows under their `heads`, every cell text; only what is not `locked` can be typed, `more` empty rows beside them."""
    page = Page(name, heads, rows, title, locked, offered or {}, widths or {}, more, frozen)
    return workbook_of_pages((page,), told)


def workbook_of_pages(pages: Sequence[Page], told: Sequence[str]) -> bytes:
    """Return a workbook of several sheets, and a last one that says how to fill them in, with an example of each."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        for page in pages:
            _drawn(book, page)
        _told(book, pages, told)
    return kept.getvalue()


def _drawn(book: Any, page: Page) -> None:
    base = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9CFD6"}
    head = book.add_format({**base, "bold": True, "bg_color": "#DDE3EA"})
    grey, white = book.add_format({**base, "bg_color": "#F1F3F5"}), book.add_format({**base, "locked": False})
    sheet, top = book.add_worksheet(page.name), 1 if page.title else 0
    if page.title:
        sheet.write_string(0, 0, page.title, book.add_format({"bold": True, "font_size": 14}))
    for at, (name, words) in enumerate(page.heads.items()):
        sheet.set_column(at, at, page.widths.get(name, 16))
        sheet.write_string(top, at, words, head)
    number = top
    for number, row in enumerate(page.rows, top + 1):
        for at, name in enumerate(page.heads):
            sheet.write_string(number, at, row.get(name, ""), grey if name in page.locked else white)
    for blank in range(number + 1, number + 1 + page.more):
        for at in range(len(page.heads)):
            sheet.write_blank(blank, at, None, white)
    for name, choices in page.offered.items():
        at = list(page.heads).index(name)
        last = max(number, top + 1) + page.more
        sheet.data_validation(top + 1, at, last, at, {"validate": "list", "source": list(choices)})
    sheet.freeze_panes(top + 1, page.frozen)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.repeat_rows(0, top)
    if page.locked:
        sheet.protect("", {"format_rows": True, "format_columns": True, "delete_rows": True})


def _told(book: Any, pages: Sequence[Page], lines: Sequence[str]) -> None:
    sheet = book.add_worksheet(READ_ME)
    sheet.set_column(0, 0, 100)
    examples = [
        f"例（{page.name}）　" + "；".join(f"{words}：{page.example[name]}" for name, words in page.heads.items() if page.example.get(name))
        for page in pages if page.example
    ]  # fmt: skip
    for row, line in enumerate((*lines, *examples)):
        sheet.write_string(row, 0, line)
    stamp(book, sheet)
