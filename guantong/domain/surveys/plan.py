"""Who is asked: so many of every community and stratum, drawn by a published seed, with substitutes in their order (抽样方案)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from shlex import quote

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


def weights(
    cells: Sequence[PlannedCell], returned: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], Fraction | None]:
    """Return by what an answer of each cell counts, so that the cells weigh as they do on the list: exact.

    None where nobody of a cell that is on the list answered: no weight makes up for that.
    """
    listed, back = sum(one.listed for one in cells), sum(returned.get((one.community, one.stratum), 0) for one in cells)
    found: dict[tuple[str, str], Fraction | None] = {}
    for one in cells:
        here = returned.get((one.community, one.stratum), 0)
        found[one.community, one.stratum] = Fraction(one.listed, listed) / Fraction(here, back) if here else None
    return found


def again(seed: str, community: str, stratum: str, count: int) -> str:
    """Return the command by which anybody draws a cell again: `list.tsv` bears the id, a tab, and "community / stratum" a line."""
    cell = quote(_BETWEEN.join((community, stratum)))
    return f"awk -F '\\t' -v cell={cell} '$2 == cell {{ print $1 }}' list.tsv | {_SORTED.format(seed=quote(seed), count=count)}"


SAME_LIST = "LC_ALL=C sort list.tsv | sha256sum"
"""The command whose answer is the digest of the list."""
_SORTED = 'while read -r id; do printf \'%s %s\\n\' "$(printf \'%s\\n%s\' {seed} "$id" | sha256sum | cut -c1-64)" "$id"; done | sort | head -n {count}'
