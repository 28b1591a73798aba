"""Where the table begins in a sheet of records: titles above it, the header in one row or several, how many cells rows have (版式)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from re import compile as pattern
from statistics import median

Row = tuple[int, Sequence[str]]
"""A line of a sheet: its number as people count it, and its cells from the left."""
Spans = Mapping[tuple[int, int], int]
"""Merged cells of a header: (line from 1, column from 0) of the first, to the last column it reaches."""

SAMPLE = 2_000
"""So many lines are looked at before the first is handed on."""
MOST_ABOVE = 30
_MOST_GROUPS, _MOST_BELOW = 2, 3
_LONGEST_NAME = 80
_REGULAR = 0.05
"""A number of cells that one line in twenty has is no slip of a line."""
_FIGURE = pattern(r"[-+(（−]?[¥￥$£]?\s?[0-9０-９][0-9０-９,，]*(?:\.[0-9]+)?[)）%％]?").fullmatch
_DAY = pattern(
    r"[0-9]{4}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?)?(?:[ T].*)?|[0-9]{1,2}-[A-Za-z]{3}-[0-9]{2,4}"
).fullmatch
_CAPTION = pattern(
    r"附?表\s*[0-9一二三四五六七八九十]*|.*(?:单位|日期|时间|编制|填报|制表|区划|年度|月份|期间)\s*[:：].*"
).fullmatch
_NUMBERING = frozenset("甲乙丙丁戊") | {"栏次", "行次", "—", "-", "序号"}
_LEAST_NUMBERED = 5
"""Fewer figures in a row may be amounts that happen to be 1, 2, 3."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one sheet is laid out.

    `headers` stand over the columns from the left, "" where a column has no name; `header_row` is the line of the lowest of them.
    `first` is the line at which rows begin, `width` how many cells a row may have, `above` what stands over the header.
    """

    headers: tuple[str, ...]
    header_row: int
    first: int
    width: int
    above: tuple[str, ...] = ()

    @property
    def named(self) -> int:
        """How many cells the header itself has."""
        return max((at + 1 for at, name in enumerate(self.headers) if name), default=0)


def layout_of(sample: Sequence[Row], spans: Spans | None = None) -> Layout | None:
    """Return how the sheet that begins with the lines `sample` is laid out; None where no header is found.

    `spans` tells of a workbook which header cells are merged; in other files a name reaches over the blanks to its right.
    """
    rows = [(number, [tidy(cell) for cell in cells]) for number, cells in sample]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    at = _header_at([cells for _, cells in rows])
    if at is None:
        return None
    top = at
    while top > 0 and at - top < _MOST_GROUPS and _is_group(rows, top - 1):
        top -= 1
    end = at + 1
    while end < len(rows) and end - at < _MOST_BELOW and _names_parts(rows, end, spans):
        end += 1
    names = _joined(rows[top:end], spans)
    first = end + 1 if end < len(rows) and _is_numbering(rows[end][1]) else end
    width = max(len(names), _regular_width([cells for _, cells in rows[first:]]))
    return Layout(
        headers=(*names, *[""] * (width - len(names))),
        header_row=rows[end - 1][0],
        first=rows[first - 1][0] + 1,
        width=width,
        above=tuple(" ".join(filter(None, cells)) for _, cells in rows[:top]),
    )


def tidy(text: str) -> str:
    """Return a cell's words on one line."""
    return " ".join(text.split())


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    filled = [sum(map(bool, cells)) for cells in rows]
    if not rows:
        return None
    least = 1 if max(map(len, rows)) == 1 else max(2, ceil(median(filled) / 2))
    for at, cells in enumerate(rows[:MOST_ABOVE]):
        if filled[at] >= least:
            if _are_names(cells):
                return at
            if not any(map(_CAPTION, cells)):
                return None  # a row of figures before any header: whatever comes below is not over them
    return None


def _are_names(cells: Sequence[str]) -> bool:
    return not any(_FIGURE(cell) or _DAY(cell) or _CAPTION(cell) or len(cell) > _LONGEST_NAME for cell in cells if cell)


def _is_group(rows: Sequence[tuple[int, Sequence[str]]], at: int) -> bool:
    """Tell whether the line `at` groups the names in the line below it: at least two names, right above."""
    number, cells = rows[at]
    return sum(map(bool, cells)) > 1 and number + 1 == rows[at + 1][0] and _are_names(cells)


def _names_parts(rows: Sequence[tuple[int, Sequence[str]]], at: int, spans: Spans | None) -> bool:
    """Tell whether the line `at` names parts of the header above it: only below blanks, or below a name that reaches over them."""
    (number, header), (below, cells) = rows[at - 1], rows[at]
    if (
        below != number + 1
        or not _are_names(cells)
        or not any(_blank(header, c) for c, cell in enumerate(cells) if cell)
    ):
        return False
    return all(
        _blank(header, c) or cell == header[c] or _reaches(header, number, c, spans) > c
        for c, cell in enumerate(cells)
        if cell
    )


def _blank(cells: Sequence[str], column: int) -> bool:
    return column >= len(cells) or not cells[column]


def _reaches(cells: Sequence[str], number: int, column: int, spans: Spans | None) -> int:
    """Return the last column over which the name at `column` stands."""
    if spans is not None:
        return spans.get((number, column), column)
    last = column
    while last + 1 < len(cells) and not cells[last + 1]:
        last += 1
    return last


def _joined(rows: Sequence[tuple[int, Sequence[str]]], spans: Spans | None) -> list[str]:
    """Return a name for every column: what stands over it from top to bottom, with a stroke between."""
    width = max((c + 1 for _, cells in rows for c, cell in enumerate(cells) if cell), default=0)
    names: list[list[str]] = [[] for _ in range(width)]
    for at, (number, cells) in enumerate(rows):
        over = {}
        for c, cell in enumerate(cells):
            if cell:
                over |= dict.fromkeys(range(c, _reaches(cells, number, c, spans) + 1), cell)
        for c in range(width):
            own = "" if _blank(cells, c) else cells[c]
            named_below = any(not _blank(below, c) for _, below in rows[at + 1 :])
            name = own or (over.get(c, "") if named_below else "")
            if name and name not in names[c][-1:]:
                names[c].append(name)
    return ["/".join(parts) for parts in names]


def _is_numbering(cells: Sequence[str]) -> bool:
    """Tell whether a line only numbers the columns: 甲 乙 1 2, 栏次 1 2 3, or 1 to 5 and more throughout."""
    figures = [cell for cell in cells if cell not in _NUMBERING]
    counted = figures == [str(at) for at in range(1, len(figures) + 1)]
    return counted and bool(figures) and (len(figures) < len(cells) or len(figures) >= _LEAST_NUMBERED)


def _regular_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(max((c + 1 for c, cell in enumerate(cells) if cell), default=0) for cells in rows)
    return max((width for width, count in widths.items() if count >= _REGULAR * len(rows)), default=0)
