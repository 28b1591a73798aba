"""A stratified sample that anybody can draw again: from a list, a size and a seed, without this program (分层随机抽样).

How many of each stratum: its share of the size, rounded by largest remainder; where the size allows, no stratum is left out.
Which of a stratum: those whose SHA-256 of "seed, newline, id" comes first. The order in which the list is written plays no part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

Population = Mapping[str, str]
"""The stratum of each id."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One of the sample: which it is, of which stratum, and its place among those of the stratum (from 1)."""

    id: str
    stratum: str
    rank: int


def drawn(population: Population, size: int, seed: str) -> tuple[Drawn, ...]:
    """Return the sample, stratum by stratum; a size beyond the population is all of it. Raises ValueError below one."""
    strata: dict[str, list[str]] = {}
    for member, stratum in population.items():
        strata.setdefault(stratum, []).append(member)
    takes = allocated({stratum: len(members) for stratum, members in strata.items()}, size, seed)
    return tuple(
        Drawn(member, stratum, rank)
        for stratum in sorted(strata)
        for rank, member in enumerate(sorted(strata[stratum], key=lambda one: _place(seed, one))[: takes[stratum]], 1)
    )


def allocated(strata: Mapping[str, int], size: int, seed: str) -> dict[str, int]:
    """Return how many of each stratum are drawn; equal claims are settled by the seed, not by the alphabet.

    A stratum that would come away empty takes its one from the stratum that has most above its share.
    """
    if size < 1:
        raise ValueError(f"a sample of {size}")
    whole = sum(strata.values())
    size = min(size, whole)
    ties = {stratum: _place(seed, stratum) for stratum in strata}
    takes = {stratum: size * count // whole for stratum, count in strata.items()}
    by_remainder = sorted(strata, key=lambda stratum: (-(size * strata[stratum] % whole), ties[stratum]))
    for stratum in by_remainder[: size - sum(takes.values())]:
        takes[stratum] += 1
    if size >= sum(count > 0 for count in strata.values()):
        for empty in (stratum for stratum in strata if strata[stratum] and not takes[stratum]):
            above = {one: take * whole - size * strata[one] for one, take in takes.items() if take > 1}
            takes[max(above, key=lambda one: (above[one], ties[one]))] -= 1
            takes[empty] = 1
    return takes


def digest(population: Population) -> str:
    """Return the SHA-256 of the list as anybody can write it: "id, tab, stratum, newline", sorted by id as text."""
    return sha256(written(population).encode()).hexdigest()


def written(population: Population) -> str:
    """Return the list in the one way its digest is taken of."""
    return "".join(f"{member}\t{population[member]}\n" for member in sorted(population))


def _place(seed: str, member: str) -> str:
    return sha256(f"{seed}\n{member}".encode()).hexdigest()
