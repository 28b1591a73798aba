"""Whether by the end of the term every unit of a group was a key unit once, and what that demands of this year (任期内全覆盖)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from guantong.domain.selection.composition import Candidate, Group, Term
from guantong.domain.words import Words

_HOLDS = Words(
    "“{group}”共{units}个单位，本届还有{left}个没有列为重点；以后{years}年共{places}席，可以全部轮到",
    "Of {units} units of “{group}” {left} were not yet looked at in this term; {places} places of {years} years to come suffice",
)
_FAILS = Words(
    "“{group}”共{units}个单位，本届还有{left}个没有列为重点，以后{years}年只有{places}席；从今年起每年需要{needed}席",
    "Of {units} units of “{group}” {left} were not yet looked at in this term, with {places} places in {years} years to come; {needed} a year were needed",
)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a group's coverage comes to after a year's choice; `needed` places a year would have been enough."""

    group: Group
    units: int
    left: int
    years: int
    needed: int

    @property
    def holds(self) -> bool:
        """True when what is left fits into the places of the years to come."""
        return self.left <= self.group.places * self.years

    @property
    def words(self) -> Words:
        """The sentence that says so."""
        said = _HOLDS if self.holds else _FAILS
        return said.filled(
            group=self.group.words, units=self.units, left=self.left, years=self.years,
            places=self.group.places * self.years, needed=self.needed,
        )  # fmt: skip


def waiting(group: Sequence[Candidate], year: int, term: Term) -> tuple[Candidate, ...]:
    """Return the candidates not yet looked at in the term before `year`."""
    return tuple(c for c in group if not any(term.first <= one < year for one in c.reviewed))


def demanded(group: Group, waiting: Collection[Candidate], year: int, term: Term) -> int:
    """Return how many of those waiting must be chosen this year so that the rest fits into the years to come."""
    return min(group.places, max(0, len(waiting) - group.places * term.left_after(year)))


def promise(group: Group, units: Sequence[Candidate], chosen: Collection[str], year: int, term: Term) -> Promise:
    """Return what coverage comes to once the units with the codes `chosen` are looked at this year."""
    before, years = waiting(units, year, term), term.left_after(year)
    left = sum(one.code not in chosen for one in before)
    return Promise(group, len(units), left, years, -(-len(before) // (years + 1)))
