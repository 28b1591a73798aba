"""From ruling lines to grids: crossings, cells, tables with rows, columns and spans."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from guantong.domain.evidence import Box
from guantong.domain.fiscal.pages import Grid, GridCell
from guantong.gateways.adapters.published_documents.characters import ASKEW, Character
from guantong.gateways.adapters.published_documents.ruling_lines import Ruling, Rulings
from guantong.gateways.adapters.published_documents.text_lines import cell_text

SNAP = 3.0
"""Lines closer than this are drawn as one (points)."""
JOIN = 3.0
"""Gaps in a line up to this are no gaps."""


def page_grids(rulings: Rulings, characters: list[Character]) -> tuple[tuple[Grid, ...], set[int]]:
    """Return the grids of a page from top to bottom, and which characters (by index) stand inside them."""
    horizontal, vertical = _merged(rulings.horizontal), _merged(rulings.vertical)
    cells = _cells(horizontal, vertical)
    taken: set[int] = set()
    grids = []
    for table in _tables(cells):
        if len(table) > 1:
            grid, inside = _grid(table, characters)
            grids.append(grid)
            taken |= inside
    return tuple(sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))), taken


def _merged(lines: Iterable[Ruling]) -> list[Ruling]:
    """Snap near-equal levels to their mean, then join touching pieces of one level."""
    ordered = sorted(lines, key=lambda line: line.level)
    groups: list[list[Ruling]] = []
    for line in ordered:
        if groups and line.level - groups[-1][-1].level <= SNAP:
            groups[-1].append(line)
        else:
            groups.append([line])
    merged = []
    for group in groups:
        level = sum(line.level for line in group) / len(group)
        start = end = None
        for line in sorted(group, key=lambda line: line.start):
            if start is None or end is None:
                start, end = line.start, line.end
            elif line.start <= end + JOIN:
                end = max(end, line.end)
            else:
                merged.append(Ruling(level, start, end))
                start, end = line.start, line.end
        if start is not None and end is not None and end - start > SNAP:
            merged.append(Ruling(level, start, end))
    return merged


def _cells(horizontal: list[Ruling], vertical: list[Ruling]) -> list[Box]:
    """Return the smallest boxes whose four corners are crossings joined by lines."""
    crossings: dict[tuple[float, float], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    levels = [h.level for h in horizontal]
    for v_at, v in enumerate(vertical):
        for h_at in range(bisect_left(levels, v.start - SNAP), bisect_right(levels, v.end + SNAP)):
            h = horizontal[h_at]
            if h.start - SNAP <= v.level <= h.end + SNAP:
                at = crossings[(v.level, h.level)]
                at[0].add(h_at)
                at[1].add(v_at)
    rows: dict[float, list[float]] = defaultdict(list)
    columns: dict[float, list[float]] = defaultdict(list)
    for x, y in crossings:
        rows[y].append(x)
        columns[x].append(y)
    for values in (*rows.values(), *columns.values()):
        values.sort()
    return [box for point in sorted(crossings) if (box := _smallest(point, crossings, rows, columns))]


def _smallest(
    point: tuple[float, float],
    crossings: dict[tuple[float, float], tuple[set[int], set[int]]],
    rows: dict[float, list[float]],
    columns: dict[float, list[float]],
) -> Box | None:
    x, y = point
    here = crossings[point]
    below = [b for b in columns[x][bisect_right(columns[x], y) :] if here[1] & crossings[(x, b)][1]]
    right = [r for r in rows[y][bisect_right(rows[y], x) :] if here[0] & crossings[(r, y)][0]]
    for bottom in below:
        for side in right:
            corner = crossings.get((side, bottom))
            if corner and corner[0] & crossings[(x, bottom)][0] and corner[1] & crossings[(side, y)][1]:
                return (x, y, side, bottom)
    return None


def _tables(cells: list[Box]) -> list[list[Box]]:
    """Gather cells that share a corner."""
    parent = list(range(len(cells)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    corners: dict[tuple[float, float], int] = {}
    for at, (x0, y0, x1, y1) in enumerate(cells):
        for corner in ((x0, y0), (x0, y1), (x1, y0), (x1, y1)):
            if corner in corners:
                parent[root(at)] = root(corners[corner])
            else:
                corners[corner] = at
    tables: dict[int, list[Box]] = defaultdict(list)
    for at, cell in enumerate(cells):
        tables[root(at)].append(cell)
    return list(tables.values())


def _grid(boxes: list[Box], characters: list[Character]) -> tuple[Grid, set[int]]:
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    column, row = {x: at for at, x in enumerate(xs)}, {y: at for at, y in enumerate(ys)}
    owner: dict[tuple[int, int], int] = {}
    for at, (x0, y0, x1, y1) in enumerate(boxes):
        for r in range(row[y0], row[y1]):
            for c in range(column[x0], column[x1]):
                owner[(r, c)] = at
    texts: dict[int, list[Character]] = defaultdict(list)
    inside: set[int] = set()
    for index, ch in enumerate(characters):
        mid_x, mid_y = (ch.x0 + ch.x1) / 2, (ch.top + ch.bottom) / 2
        if xs[0] <= mid_x < xs[-1] and ys[0] <= mid_y < ys[-1]:
            held = owner.get((bisect_right(ys, mid_y) - 1, bisect_right(xs, mid_x) - 1))
            if held is not None and ch.turn != ASKEW:  # a watermark lies over the cells, not in them
                texts[held].append(ch)
                inside.add(index)
    cells = tuple(
        GridCell(
            row[y0], column[x0], row[y1] - row[y0], column[x1] - column[x0], cell_text(texts[at]), (x0, y0, x1, y1)
        )
        for at, (x0, y0, x1, y1) in sorted(enumerate(boxes), key=lambda pair: (pair[1][1], pair[1][0]))
    )
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), len(ys) - 1, len(xs) - 1, cells), inside
