"""What a reader of files hands over: pages of text lines and ruled grids, nothing judged yet."""

from dataclasses import dataclass, field

from guantong.domain.evidence import Box
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text outside any grid, in the order a reader of the page sees it.

    `xs` holds the left edge of every character, so that a phrase can be outlined.
    """

    text: str
    box: Box
    xs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """One ruled cell: its place in the grid, how far it spans, and its text.

    Lines within a cell are joined by a newline; an empty cell has the text "". A `hidden` cell stands in
    a row or column that readers of the sheet do not see.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    box: Box
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table of a page, or of a sheet; rows and columns count from 0.

    `above` says how many rows of its sheet stand above the grid, so that a row is named as the sheet counts it.
    """

    box: Box
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    above: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF, or one sheet of a workbook (then `name` is the sheet's name).

    A `hidden` sheet is there but not read: readers of the workbook do not see it.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...] = ()
    grids: tuple[Grid, ...] = ()
    image_only: bool = False
    name: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something could not be read: what, where, and what the user can do."""

    what: Words
    where: Words
    do: Words


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """One file as it was read; `troubles` says what could not be."""

    file: str
    pages: tuple[Page, ...] = ()
    troubles: tuple[Trouble, ...] = field(default=())
