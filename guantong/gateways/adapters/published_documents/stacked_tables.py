"""Tables stacked in one sheet, cut apart at their titles: no row of one may be added into another (同表多张)."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.fiscal.headers import read_header
from guantong.domain.fiscal.kinds import kind_of_title, squeezed
from guantong.domain.fiscal.pages import Grid, GridCell
from guantong.domain.money import looks_like_amount

Texts = list[list[str]]
_DEEPEST = 12
"""A table's head, title and unit line included, is not deeper than this."""
_TITLE_TO_HEADER = 5
_MOST_LINES = 3
_OF_TABLE_ABOVE = pattern(r"注|说明|备注|.*(合计|总计|。$)").match
_FORM = pattern(r"绩效(目标|自评|评价)").search


def cut(texts: Texts) -> Iterator[tuple[int, int]]:
    """Yield (first row, row after the last) of every table of a sheet, and of the running text before one.

    A head that is printed again for the next printed page, title and all, begins no table: it is blanked.
    """
    start = 0
    for row in range(1, len(texts)):
        if not (_is_title(texts, row) and _begins_table(texts, row)):
            continue
        if _has_header(texts, start, row):
            if _repeats(texts, start, row):
                continue
        elif row - start <= _TITLE_TO_HEADER:
            continue  # lines above the title belong to its table
        row = _with_lines_above(texts, start, row)
        yield start, row
        start = row
    if texts:
        yield start, len(texts)


def _is_title(texts: Texts, row: int) -> bool:
    found = [text for text in texts[row] if text]
    if not found or len(found) > 2 or any(looks_like_amount(text) for text in found):
        return False
    if any(kind_of_title(text) or _FORM(squeezed(text)) for text in found):
        return True
    # a table no one has named yet must be cut off too, else its rows are taken for those of the table above
    return len(found) == 1 and not any(texts[row - 1]) and squeezed(found[0]).endswith("表")


def _with_lines_above(texts: Texts, start: int, title: int) -> int:
    """Return the first of the few lines right above a title (附表2, the body's name) that belong to its table."""
    row = title
    while row - 1 > start and title - row < _MOST_LINES and _is_line([text for text in texts[row - 1] if text]):
        row -= 1
    return row


def _is_line(found: list[str]) -> bool:
    return len(found) == 1 and not looks_like_amount(found[0]) and not _OF_TABLE_ABOVE(found[0])


def _begins_table(texts: Texts, row: int) -> bool:
    if _is_form(texts[row + 1 : row + 1 + _TITLE_TO_HEADER]):
        return True
    header = read_header(_grid(texts[row : row + _DEEPEST]))
    return header is not None and 0 < header.first <= _TITLE_TO_HEADER


def _has_header(texts: Texts, start: int, end: int) -> bool:
    head = texts[start : min(end, start + _DEEPEST)]
    return _is_form(head) or read_header(_grid(head)) is not None


def _is_form(head: Texts) -> bool:
    """Tell a performance form by its first line: it has labels, no header."""
    return any(squeezed(text) == "项目名称" for row in head for text in row[:2])


def _repeats(texts: Texts, start: int, row: int) -> bool:
    """Blank a repeated head and say so; after a closing total the same head begins another table."""
    above = next((line for line in reversed(texts[start:row]) if any(line)), [])
    closed = any("合计" in text or "总计" in text for text in above)
    first = next(at for at in range(start, row) if any(texts[at]))
    same = 0
    while row + same < len(texts) and texts[row + same] == texts[first + same]:
        same += 1
    header = read_header(_grid(texts[row : row + _DEEPEST]))
    if closed or header is None or same < header.end:
        return False
    for at in range(row, row + same):
        texts[at] = [""] * len(texts[at])
    return True


def _grid(texts: Texts) -> Grid:
    cells = tuple(GridCell(r, c, 1, 1, text, (0, 0, 0, 0)) for r, row in enumerate(texts) for c, text in enumerate(row))
    return Grid((0, 0, 0, 0), len(texts), max(len(row) for row in texts), cells)
