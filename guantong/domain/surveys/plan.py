"""Who is asked: so many of every community and stratum, drawn by a published seed, with substitutes in their order (抽样方案)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from guantong.domain.statistics.sampling import Drawn, allocated, digest, drawn

Frame = Mapping[str, tuple[str, str]]
"""Of every household or person on the list its community and stratum, by an id that says nothing of who it is."""
_BETWEEN = " / "


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """One community and stratum: how many are on the list and how many of them are asked."""

    community: str
    stratum: str
    listed: int
    asked: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan with what anybody needs to draw it again: seed, digest of the list."""

    cells: tuple[PlannedCell, ...]
    sample: tuple[Drawn, ...]
    substitutes: tuple[Drawn, ...]
    seed: str
    digest: str


def allocation(listed: Mapping[tuple[str, str], int], size: int, seed: str) -> tuple[PlannedCell, ...]:
    """Return how many of each community and stratum are asked, by largest remainder; only counts are needed."""
    takes = allocated({_BETWEEN.join(cell): count for cell, count in listed.items()}, size, seed)
    return tuple(PlannedCell(*cell, listed[cell], takes[_BETWEEN.join(cell)]) for cell in sorted(listed))


def plan(frame: Frame, size: int, seed: str, substitutes: int = 0) -> Plan:
    """Return the sample of `size` and up to `substitutes` more of every cell, in the order in which they stand in.

    Raises ValueError for a sample of nothing. The substitutes are the next of the same draw: nobody chooses them.
    """
    cells = allocation(Counter(frame.values()), size, seed)
    population = {member: _BETWEEN.join(cell) for member, cell in frame.items()}
    sample: list[Drawn] = []
    next_: list[Drawn] = []
    for cell in cells:
        name = _BETWEEN.join((cell.community, cell.stratum))
        here = {member: stratum for member, stratum in population.items() if stratum == name}
        row = drawn(here, cell.asked + substitutes, seed) if cell.asked + substitutes else ()
        sample += row[: cell.asked]
        next_ += row[cell.asked :]
    return Plan(cells, tuple(sample), tuple(next_), seed, digest(population))
