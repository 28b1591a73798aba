"""A table of groups × answers in which no small cell can be read, nor computed from what is shown (小格隐藏).

Totals of groups and of answers are known to everybody. A cell of fewer than k people is hidden, and as many others as it takes
that the shown cells tell nothing of it beyond what the totals told already and beyond "fewer than k". All hidden cells
bear one mark. The totals alone never give a small cell away while there are two groups of at least k.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

Counts = Sequence[Sequence[int]]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """The table as it may be read, with the totals of groups and of answers: None is a hidden cell."""

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    def whole(self, column: int) -> bool:
        """True where no cell of the column is hidden: only then may anything be made of the column and shown."""
        return all(row[column] is not None for row in self.cells)


def shown(counts: Counts, k: int) -> Shown:
    """Return the table with what must be hidden hidden. A group of fewer than `k` is to be pooled before: ValueError."""
    rows = tuple(sum(row) for row in counts)
    columns = tuple(sum(column) for column in zip(*counts, strict=True))
    if any(total < k for total in rows):
        raise ValueError(f"a group of fewer than {k}")
    small = [
        (i, j) for i, row in enumerate(counts) for j, count in enumerate(row) if count < k and columns[j] and len(counts) > 1
    ]  # fmt: skip
    hidden = set(small)
    for cell in small:
        count, (low, high) = counts[cell[0]][cell[1]], _by_totals(rows[cell[0]], columns[cell[1]], sum(rows))
        for sign, wanted in ((-1, count - low), (1, min(high, k - 1) - count)):
            while lacking := _lacking(counts, hidden, cell, sign, wanted):
                hidden |= lacking
    cells = tuple(
        tuple(None if (i, j) in hidden else count for j, count in enumerate(row)) for i, row in enumerate(counts)
    )
    return Shown(cells, rows, columns)


def pooled(groups: Mapping[str, tuple[int, ...]], k: int, rest: str) -> dict[str, tuple[int, ...]]:
    """Return the groups with those of fewer than `k` put together under `rest`, which takes in the next smallest until it has `k`."""
    by_size = sorted(groups, key=lambda name: (sum(groups[name]), name))
    pool: list[str] = []
    for name in by_size:
        if sum(groups[name]) >= k and (not pool or sum(sum(groups[one]) for one in pool) >= k):
            break
        pool.append(name)
    if not pool:
        return dict(groups)
    together = tuple(sum(column) for column in zip(*(groups[name] for name in pool), strict=True))
    return {name: row for name, row in groups.items() if name not in pool} | {rest: together}


def _by_totals(row: int, column: int, whole: int) -> tuple[int, int]:
    return max(0, row + column - whole), min(row, column)


def _lacking(counts: Counts, hidden: set[Cell], cell: Cell, sign: int, wanted: int) -> set[Cell]:
    """Return which cells to hide so that a small one could be more (`sign` 1) or less (−1), by `wanted` if it takes all.

    With every shown cell and total as they are a change travels along hidden cells, more and less in turn: how much of it fits is a
    greatest flow in whole numbers. Where it does not fit, the way that opens the fewest and smallest shown cells is taken.
    """
    free = _free(counts, hidden, cell)
    row, column = ("row", cell[0]), ("column", cell[1])
    start, end = (row, column) if sign < 0 else (column, row)
    while wanted > 0:
        way = _cheapest(free, counts, hidden | {cell}, start, end)
        opened = {_cell(*edge) for edge in way} - hidden
        if opened:
            return opened
        step = min(wanted, *(free[edge] for edge in way))
        for one, other in way:
            free[one, other] -= step
            free[other, one] += step
        wanted -= step
    return set()


_Node = tuple[str, int]
_Free = dict[tuple[_Node, _Node], int]


def _cell(one: _Node, other: _Node) -> Cell:
    return (one[1], other[1]) if one[0] == "row" else (other[1], one[1])


def _free(counts: Counts, hidden: set[Cell], but: Cell) -> _Free:
    """From a row to a column: the cell may grow, without end; from the column back: shrink, by what stands in it."""
    found: _Free = {}
    whole = sum(map(sum, counts))
    for i, j in hidden - {but}:
        found[("row", i), ("column", j)] = whole
        found[("column", j), ("row", i)] = counts[i][j]
    return found


def _cheapest(free: _Free, counts: Counts, closed: set[Cell], start: _Node, end: _Node) -> list[tuple[_Node, _Node]]:
    """Return the way from `start` to `end` that opens the fewest shown cells, then the smallest (Dijkstra's)."""
    came: dict[_Node, _Node] = {}
    queue = [((0, 0), start, start)]
    while queue:
        cost, here, before = heappop(queue)
        if here in came:
            continue
        came[here] = before
        if here == end:
            break
        others = len(counts[0]) if here[0] == "row" else len(counts)
        for there in [("column" if here[0] == "row" else "row", number) for number in range(others)]:
            i, j = _cell(here, there)
            if (here, there) in free:
                if free[here, there] > 0:
                    heappush(queue, (cost, there, here))
            elif (i, j) not in closed and (here[0] == "row" or counts[i][j] > 0):
                heappush(queue, ((cost[0] + 1, cost[1] + counts[i][j]), there, here))
    way = []
    while end != start:
        way.append((came[end], end))
        end = came[end]
    return way
