"""Where the lines of a page would end if they were full: at the right edge of the page's text, or of their column."""

from collections.abc import Sequence
from statistics import median

from guantong.domain.fiscal.pages import TextLine

_FEWEST = 5
"""A column has so many lines; fewer are a note beside the text."""


def right_edges(lines: Sequence[TextLine]) -> list[float]:
    """Return the right edge for every line; a line higher than the last and right of it begins the next column."""
    starts = [0, *(at for at in range(1, len(lines)) if _next_column(lines[at - 1], lines[at])), len(lines)]
    columns = [lines[start:end] for start, end in zip(starts, starts[1:], strict=False)]
    if len(columns) < 2 or any(len(column) < _FEWEST for column in columns):
        return [max((line.box[2] for line in lines), default=0.0)] * len(lines)
    return [edge for column in columns for edge in [median(line.box[2] for line in column)] * len(column)]


def _next_column(before: TextLine, line: TextLine) -> bool:
    return line.box[3] < before.box[1] and line.box[0] > before.box[0] + (before.box[3] - before.box[1]) * _FEWEST
