"""Drawing a grid from rows of words, with merged cells, for examples and tests (画表)."""

from collections.abc import Sequence

from guantong.domain.fiscal.pages import Grid, GridCell, Page, TextLine

WIDTH, HEIGHT = 60.0, 16.0
LEFT, TOP = 40.0, 90.0
_RIGHT = 540.0


def grid(rows: Sequence[Sequence[str]], top: float = TOP, edges: Sequence[float] = ()) -> Grid:
    """Return the ruled grid of `rows`; `<` joins a cell to its left, `^` to the one above."""
    columns = max(len(row) for row in rows)
    xs = list(edges) or [LEFT + WIDTH * at for at in range(columns + 1)]
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate([*row, *[""] * (columns - len(row))]):
            if text not in ("<", "^"):
                wide = 1 + _run(row, c + 1, "<")
                deep = 1 + _run([line[c] if c < len(line) else "" for line in rows], r + 1, "^")
                box = (xs[c], top + HEIGHT * r, xs[c + wide], top + HEIGHT * (r + deep))
                cells.append(GridCell(r, c, deep, wide, text, box))
    return Grid((xs[0], top, xs[columns], top + HEIGHT * len(rows)), len(rows), columns, tuple(cells))


def _run(line: Sequence[str], start: int, mark: str) -> int:
    end = start
    while end < len(line) and line[end] == mark:
        end += 1
    return end - start


def line(text: str, top: float) -> TextLine:
    """Return a line of text at `top`; a long one reaches the right margin, a short one ends its paragraph."""
    return TextLine(text, (LEFT, top, _RIGHT if len(text) > 30 else LEFT + 10 * len(text), top + 12.0))


def page(number: int, lines: Sequence[str] = (), rows: Sequence[Sequence[str]] = (), below: Sequence[str] = ()) -> Page:
    """Return a page: lines from the top, one grid, lines below it."""
    above = [line(text, 30 + 14 * at) for at, text in enumerate(lines)]
    drawn = grid(rows, top=60 + 14 * len(lines)) if rows else None
    bottom = drawn.box[3] if drawn else 60 + 14 * len(lines)
    under = [line(text, bottom + 10 + 14 * at) for at, text in enumerate(below)]
    return Page(number, 595, 842, (*above, *under), (drawn,) if drawn else ())
