"""What a reader of files hands over: pages of text lines and ruled grids, nothing judged yet."""

from dataclasses import dataclass, field
from enum import StrEnum

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


class Unread(StrEnum):
    """Why a page, or a table on it, was not read; what is expected and not found may stand there."""

    IMAGE = "image"
    PICTURE = "picture"
    OUTLINES = "outlines"
    GARBLED = "garbled"
    SKEWED = "skewed"
    UNRULED = "unruled"
    FIELDS = "fields"
    DAMAGED = "damaged"
    HIDDEN = "hidden"

    @property
    def words(self) -> Words:
        """The reason as it is told."""
        return _UNREAD[self]


_UNREAD = {
    Unread.IMAGE: Words("只有图像", "is only a picture"),
    Unread.PICTURE: Words("有大幅图像，其中的内容没有读", "shows a large picture whose content was not read"),
    Unread.OUTLINES: Words("文字已转成曲线，没有读出", "has its text as outlines, which were not read"),
    Unread.GARBLED: Words(
        "有字符的编码无法还原（乱码），没有读出", "has characters whose meaning the file does not tell"
    ),
    Unread.SKEWED: Words("文字倾斜，没有读出表格", "is askew, its tables were not read"),
    Unread.UNRULED: Words("有框线不全的表，没有读出", "has a table without ruling lines, which was not read"),
    Unread.FIELDS: Words("有表单域的填写内容没有读出", "has form fields whose content was not read"),
    Unread.DAMAGED: Words("已损坏，没有读出", "is damaged and was not read"),
    Unread.HIDDEN: Words("是隐藏的工作表，没有读", "is a hidden sheet and was not read"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF, or one sheet of a workbook (then `name` is the sheet's name).

    `unread` says what of it could not be read; `image_only` that it is nothing but a picture.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...] = ()
    grids: tuple[Grid, ...] = ()
    image_only: bool = False
    name: str = ""
    unread: tuple[Unread, ...] = ()


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
