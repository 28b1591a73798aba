"""How far the two lists have come towards each other, and how the money stands: exact, by round (靠近程度与资金)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from guantong.domain.facing.fates import Fate, Kind
from guantong.domain.facing.item import SIDES, Item, Side


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many; no rate where there is nothing to count."""

    hits: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """The share, exact; None where nothing is counted: not computed is not nought."""
        return Fraction(self.hits, self.of) if self.of else None

    @property
    def percent(self) -> int | None:
        """In whole hundredths, half up."""
        return None if self.share is None else int(self.share * 100 + Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Standing:
    """How the lists stand at the end of a round.

    `settled` 有去处: items with any of the four fates, of all items of both lists. `converged` 靠近: items that stand on the
    joint list, by themselves or merged, of all items of both lists; `of_side` the same of each list alone, so that it is seen
    when one side alone gave way.
    """

    round: int
    settled: Rate
    converged: Rate
    of_side: dict[Side, Rate]


@dataclass(frozen=True, slots=True)
class Money:
    """How the money stands against a ceiling, in fen; `unpriced` are lines and items without an amount, which no sum holds."""

    ceiling: int | None
    agreed: int
    pending: int
    unpriced: int

    @property
    def room(self) -> int | None:
        """What the ceiling leaves beside what is agreed, below nought when over; None without a ceiling."""
        return None if self.ceiling is None else self.ceiling - self.agreed

    @property
    def gap(self) -> int | None:
        """By how much all would be over the ceiling if what is open were taken on as asked; None without a ceiling."""
        return None if self.ceiling is None else self.agreed + self.pending - self.ceiling


def standings(fates: Iterable[Fate], items: Iterable[Item], rounds: int) -> list[Standing]:
    """Return how the lists stood at the end of each round from the first: fates decided in it or before."""
    told, listed = list(fates), list(items)
    return [_standing(at, [one for one in told if one.round <= at], listed) for at in range(1, rounds + 1)]


def money(fates: Iterable[Fate], items: Iterable[Item], ceiling: int | None) -> Money:
    """Return how the money stands.

    Agreed: the amounts of the lines of the joint list. Pending: what the items without a fate ask for, as asked.
    """
    told, decided = list(fates), set()
    agreed = [fate.amount for fate in told if fate.leads]
    decided = {fate.number for fate in told}
    asked = [one.amount for one in items if one.number not in decided]
    return Money(
        ceiling,
        sum(one for one in agreed if one is not None),
        sum(one for one in asked if one is not None),
        agreed.count(None) + asked.count(None),
    )


def asked_by_fate(fates: Iterable[Fate], items: Iterable[Item]) -> dict[Side, dict[Kind | None, int]]:
    """Return what each list asked for by what became of it, None for what is open: each row adds up to the list's own total."""
    kinds = {fate.number: fate.kind for fate in fates}
    found: dict[Side, dict[Kind | None, int]] = {side: dict.fromkeys((*Kind, None), 0) for side in SIDES}
    for one in items:
        found[one.side][kinds.get(one.number)] += one.amount or 0
    return found


def _standing(at: int, fates: list[Fate], items: list[Item]) -> Standing:
    numbers = {one.number for one in items}
    settled = {fate.number for fate in fates} & numbers
    joint = {fate.number for fate in fates if fate.kind in (Kind.JOINT, Kind.MERGED)} & numbers
    sides = {side: [one.number for one in items if one.side == side] for side in SIDES}
    return Standing(
        at,
        Rate(len(settled), len(items)),
        Rate(len(joint), len(items)),
        {side: Rate(sum(number in joint for number in listed), len(listed)) for side, listed in sides.items()},
    )
