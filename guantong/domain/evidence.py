"""Where a figure or a sentence stands: file, page, table, row, column (证据)."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points, measured from the page's upper left corner."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in a published file, exact enough to be opened and outlined.

    `page` counts from 1 (a sheet's number in a workbook), `row` counts the
    table's printed rows from 1, headers included; 0 stands for a sentence.
    `printed` is the cell or sentence as printed, `fen` its amount if it is one.
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
