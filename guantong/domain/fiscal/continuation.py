"""Continuation pages whose grid lacks some column lines: laid back onto the first page's columns (续页)."""

from dataclasses import replace

from guantong.domain.fiscal.pages import Grid

_SAME_EDGE = 4.0
"""Column lines of two pages that differ by less than this are the same column (points)."""


def column_edges(grid: Grid) -> tuple[float, ...]:
    """Return the x positions of the grid's column lines, left to right."""
    edges: dict[int, float] = {}
    for cell in grid.cells:
        edges[cell.column] = cell.box[0]
        edges[cell.column + cell.column_span] = cell.box[2]
    return tuple(edges[at] for at in sorted(edges))


def realigned(grid: Grid, edges: tuple[float, ...]) -> Grid | None:
    """Return `grid` with its cells in the columns of `edges`, or None when its lines are not among them.

    A page that only carries the total row often draws the code cells as one: its six columns are
    nine of the table's. Position decides, never the n-th number of the line.
    """
    columns = len(edges) - 1
    if grid.columns == columns:
        return grid
    places = {}
    for at, x in enumerate(column_edges(grid)):
        near = [(abs(x - edge), index) for index, edge in enumerate(edges) if abs(x - edge) <= _SAME_EDGE]
        if not near:
            return None
        places[at] = min(near)[1]
    cells = tuple(
        replace(c, column=places[c.column], column_span=places[c.column + c.column_span] - places[c.column])
        for c in grid.cells
    )
    return replace(grid, columns=columns, cells=cells)
