"""A meeting's statements and what it holds: counts, groups, what all groups agree on, what sets one apart (会议共识).

Only for a meeting of deputies and experts: residents are not grouped by attitude. `concluded` returns counts alone; of who voted
how, and of who is in which group, nothing is in it, and whoever calls it drops the votes at the close.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from typing import Any

from guantong.domain.consensus.grouping import groups
from guantong.domain.consensus.projection import Spot, apart, spots


class Vote(StrEnum):
    """What one says to a statement."""

    AGREE = "agree"
    DISAGREE = "disagree"
    PASSED = "passed"


_NUMBER = {Vote.AGREE: 1, Vote.DISAGREE: -1, Vote.PASSED: 0}
Votes = Mapping[str, Mapping[str, Vote]]
"""By participant, by statement. In memory while the meeting lasts, nowhere afterwards."""
FEWEST = 5
"""A group smaller than this would point at somebody; a meeting smaller than this has no result."""
FEWEST_VOTES = 7
"""Who voted on fewer statements (or not on all, where there are fewer) makes no group, as in Polis; fewer than five of them join the nearest."""
_NINETY = 1.2815515655446004
"""The normal quantile of 90 %, one-sided: what sets a group apart is more than chance."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How one statement fared among some."""

    agree: int
    disagree: int
    passed: int

    @property
    def voted(self) -> int:
        """All who saw it and said something."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True)
class Held:
    """One statement: its counts in all and by group, and how far all groups agree: Π (agree + 1) ÷ (voted + 2), exact."""

    statement: str
    whole: Tally
    by_group: tuple[Tally, ...]
    agreement: Fraction
    sets_apart: tuple[int, ...]
    """The groups of which it is representative: they agree with it, and more than the others, beyond chance."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of a meeting: sizes and counts. `sizes` are those of the groups, largest first."""

    participants: int
    sizes: tuple[int, ...]
    held: tuple[Held, ...]

    def consensus(self) -> tuple[Held, ...]:
        """Return the statements, those all groups agree on first."""
        return tuple(sorted(self.held, key=lambda one: (-one.agreement, one.statement)))

    def representative(self, group: int) -> tuple[Held, ...]:
        """Return the statements that set a group apart, the most agreed first."""
        mine = [one for one in self.held if group in one.sets_apart]
        return tuple(sorted(mine, key=lambda one: (-Fraction(one.by_group[group].agree + 1, one.by_group[group].voted + 2), one.statement)))  # fmt: skip

    def written(self) -> dict[str, Any]:
        """Return the outcome as plain data, as it is stored and sealed: whole numbers, no person."""
        return {
            "participants": self.participants,
            "sizes": list(self.sizes),
            "statements": [
                {
                    "key": one.statement,
                    "whole": _triple(one.whole),
                    "by_group": [_triple(tally) for tally in one.by_group],
                    "agreement": [one.agreement.numerator, one.agreement.denominator],
                    "sets_apart": list(one.sets_apart),
                }
                for one in self.held
            ],
        }


def concluded(votes: Votes, statements: Sequence[str]) -> Outcome | None:
    """Return what the meeting holds; None where fewer than five took part. Who they are and in which order plays no part."""
    given = {person: said for person, said in votes.items() if any(one in said for one in statements)}
    if len(given) < FEWEST:
        return None
    grouped = _with_the_few(grouping(given, statements), given, statements)
    count = len(set(grouped.values())) if grouped else 0
    members = [[given[person] for person, group in grouped.items() if group == number] for number in range(count)]
    held = tuple(_held(one, list(given.values()), members) for one in statements)
    return Outcome(len(given), tuple(len(those) for those in members), held)


def grouping(votes: Votes, statements: Sequence[str]) -> dict[str, int]:
    """Return the group of everybody who voted on enough statements: for the time of the count only, never kept or shown."""
    everywhere = _everywhere(votes, statements)
    least = min(FEWEST_VOTES, len(statements))
    enough = [person for person in everywhere if sum(one in votes[person] for one in statements) >= least]
    if len(enough) < FEWEST:
        return {}
    return dict(zip(enough, groups([everywhere[person] for person in enough], FEWEST), strict=True))


def _everywhere(votes: Votes, statements: Sequence[str]) -> dict[str, Spot]:
    """Where everybody lies, in an order that is the same however they sit."""
    rows = {person: tuple(_number(said.get(one)) for one in statements) for person, said in votes.items()}
    ordered = sorted(rows, key=lambda person: [2 if vote is None else vote for vote in rows[person]])
    return dict(zip(ordered, spots([rows[person] for person in ordered]), strict=True))


def _with_the_few(grouped: Mapping[str, int], votes: Votes, statements: Sequence[str]) -> dict[str, int]:
    """Put those in no group into the nearest where they are fewer than a group may be.

    The whole less its groups would otherwise be what these few said, or the one.
    """
    few = [person for person in votes if person not in grouped]
    if not grouped or not 0 < len(few) < FEWEST:
        return dict(grouped)
    everywhere = _everywhere(votes, statements)
    members = [[everywhere[person] for person, at in grouped.items() if at == group] for group in sorted(set(grouped.values()))]  # fmt: skip
    middles = [(sum(x for x, _ in those) / len(those), sum(y for _, y in those) / len(those)) for those in members]
    return {**grouped, **{person: min(range(len(middles)), key=lambda at: apart(everywhere[person], middles[at])) for person in few}}  # fmt: skip


def _number(vote: Vote | None) -> int | None:
    return None if vote is None else _NUMBER[vote]


def _held(statement: str, everybody: Sequence[Mapping[str, Vote]], members: Sequence[Sequence[Mapping[str, Vote]]]) -> Held:  # fmt: skip
    by_group = tuple(_tally(statement, those) for those in members)
    whole = _tally(statement, everybody)
    agreement = Fraction(1)
    for tally in by_group or (whole,):
        agreement *= Fraction(tally.agree + 1, tally.voted + 2)
    apart = tuple(number for number in range(len(by_group)) if _sets_apart(number, by_group))
    return Held(statement, whole, by_group, agreement, apart)


def _sets_apart(number: int, by_group: Sequence[Tally]) -> bool:
    """More than half agree, and a greater share than among the others, each beyond chance (z of one and of two shares)."""
    mine = by_group[number]
    rest = [tally for other, tally in enumerate(by_group) if other != number]
    agree, voted = sum(tally.agree for tally in rest), sum(tally.voted for tally in rest)
    if not mine.voted or not voted:
        return False
    alone = 2 * sqrt(mine.voted + 1) * ((mine.agree + 1) / (mine.voted + 1) - 0.5)
    one, other = (mine.agree + 1) / (mine.voted + 1), (agree + 1) / (voted + 1)
    both = (mine.agree + agree + 2) / (mine.voted + voted + 2)
    spread = sqrt(both * (1 - both) * (1 / (mine.voted + 1) + 1 / (voted + 1)))
    return alone > _NINETY and spread > 0 and (one - other) / spread > _NINETY


def _tally(statement: str, people: Sequence[Mapping[str, Vote]]) -> Tally:
    said = [one[statement] for one in people if statement in one]
    return Tally(said.count(Vote.AGREE), said.count(Vote.DISAGREE), said.count(Vote.PASSED))


def _triple(tally: Tally) -> list[int]:
    return [tally.agree, tally.disagree, tally.passed]
