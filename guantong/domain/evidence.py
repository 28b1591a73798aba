"""Where a figure or a sentence stands: file, page, table, row, column (证据)."""

from dataclasses import dataclass
from datetime import date

from guantong.domain.words import Words, within

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points, measured from the page's upper left corner."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person reads in a cell that the machine misread: the value, by whom, on which day (更正读数)."""

    value: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in a published file, exact enough to be opened and outlined.

    `page` counts from 1 (a sheet's number in a workbook, then `sheet` is its name), `row` counts the
    table's printed rows from 1 (the sheet's own in a workbook), headers included; 0 stands for a sentence.
    `printed` is the cell or sentence as the machine reads it, `fen` its amount if it is one. Where a person read it
    otherwise, `corrected` says so and `fen` is that person's; `printed` stays.
    """

    file: str
    page: int
    table: str = ""
    row: int = 0
    column: str = ""
    printed: str = ""
    fen: int | None = None
    unit: str = ""
    boxes: tuple[Box, ...] = ()
    sheet: str = ""
    corrected: Corrected | None = None

    @property
    def said(self) -> str:
        """What the cell says: as a person corrected it, else as it is printed."""
        return self.corrected.value if self.corrected else self.printed

    @property
    def cell(self) -> Words:
        """The cell in words people find it by: page or sheet, table, row, column; a sentence has neither row nor column."""
        column = within(self.column.split("/")[-1])
        zh = f"《{self.table}》" + (f"第{self.row}行" if self.row else "") + (f"“{column}”" if column else "")
        en = f"《{self.table}》" + (f" row {self.row}" if self.row else "") + (f" “{column}”" if column else "")
        where = page_words(self.page, self.sheet)
        return Words(where.zh + zh, f"{where.en}, {en}")


def page_words(page: int, sheet: str = "") -> Words:
    """Return a page as people call it: by its number, a sheet of a workbook by its name."""
    if sheet:
        return Words(f"工作表“{sheet}”", f"sheet “{sheet}”")
    return Words(f"第{page}页", f"page {page}")
