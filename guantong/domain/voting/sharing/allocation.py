"""What a document's arrangement makes of a poll: chosen projects, how each came in, ties, what is left (分配结果).

Never a result of a statutory vote, and never shown beside one: a rehearsal over candidates is marked 演算.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from guantong.domain.voting.sharing.arrangement import Arrangement, Completion, Rule
from guantong.domain.voting.sharing.equal_shares import EqualShares, Purchases
from guantong.domain.voting.sharing.greedy import greedy
from guantong.domain.voting.sharing.poll import Poll
from guantong.domain.voting.sharing.ties import Tie, TieRule, Undecided


@dataclass(frozen=True, slots=True)
class Taken:
    """One project taken: by votes, or bought by its supporters at ρ."""

    number: str
    rho: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """The projects in the order in which they came in; `undecided` is a tie that stopped it: only people go on.

    `rounds` is how often add-one raised every share. Money in fen.
    """

    arrangement: Arrangement
    budget: int
    spent: int
    taken: tuple[Taken, ...]
    ties: tuple[Tie, ...] = field(default=())
    undecided: Tie | None = None
    rounds: int = 0

    @property
    def numbers(self) -> frozenset[str]:
        """The projects taken."""
        return frozenset(one.number for one in self.taken)

    @property
    def left(self) -> int:
        """The money that is left."""
        return self.budget - self.spent

    def plain(self) -> dict[str, Any]:
        """Return the allocation as plain data, fractions as text, the arrangement with it."""
        return {
            "arrangement": self.arrangement.plain(), "budget": self.budget, "spent": self.spent, "rounds": self.rounds,
            "taken": [{"number": one.number, "rho": None if one.rho is None else str(one.rho)} for one in self.taken],
            "ties": [{"numbers": list(one.numbers), "taken": one.taken, "by": one.settled_by} for one in self.ties],
            "undecided": list(self.undecided.numbers) if self.undecided else [],
        }  # fmt: skip


def allocation(poll: Poll, arrangement: Arrangement) -> Allocation:
    """Return what the arrangement makes of the poll; a tie that it does not settle ends the sharing, and is named."""
    ties = TieRule(poll, arrangement.ties)
    if arrangement.rule is Rule.GREEDY:
        return _completed(poll, arrangement, ties, Purchases(), 0, arrangement.passes_over)
    found, rounds, undecided = _bought(poll, arrangement, ties)
    if undecided is None and Completion.UTILITARIAN in arrangement.completions:
        return _completed(poll, arrangement, ties, found, rounds, passes_over=True)
    return _told(poll, arrangement, found, [], found.ties, undecided, rounds)


def _bought(poll: Poll, arrangement: Arrangement, ties: TieRule) -> tuple[Purchases, int, Tie | None]:
    """Buy by equal shares; with add-one, raise every share until the money would not do, or nothing more fits into it."""
    found, rounds = Purchases(), 0
    if not poll.voters:
        return found, 0, None
    share, ready = Fraction(poll.budget, poll.voters), EqualShares(poll, arrangement.worth, ties)
    try:
        ready.bought_with(share, found)
        while Completion.ADD_ONE in arrangement.completions and not _exhausted(poll, found):
            share += arrangement.step
            richer = Purchases()
            try:
                ready.bought_with(share, richer)
            except Undecided:
                found, rounds = richer, rounds + 1
                raise
            if _spent(poll, richer) > poll.budget:
                break
            found, rounds = richer, rounds + 1
    except Undecided as stop:
        return found, rounds, stop.tie
    return found, rounds, None


def _completed(
    poll: Poll, arrangement: Arrangement, ties: TieRule, found: Purchases, rounds: int, passes_over: bool
) -> Allocation:  # fmt: skip
    bought = {one.number for one in found.bought}
    rest, added, met = [one.number for one in poll.projects if one.number not in bought], list[str](), found.ties
    try:
        met = met + greedy(poll, ties, poll.budget - _spent(poll, found), rest, passes_over, added)
    except Undecided as stop:
        return _told(poll, arrangement, found, added, met, stop.tie, rounds)
    return _told(poll, arrangement, found, added, met, None, rounds)


def _told(
    poll: Poll, arrangement: Arrangement, found: Purchases, added: list[str], ties: list[Tie], undecided: Tie | None,
    rounds: int,
) -> Allocation:  # fmt: skip
    taken = (*(Taken(one.number, one.rho) for one in found.bought), *map(Taken, added))
    spent = sum(poll.costs[one.number] for one in taken)
    return Allocation(arrangement, poll.budget, spent, taken, tuple(ties), undecided, rounds)


def _spent(poll: Poll, found: Purchases) -> int:
    return sum(poll.costs[one.number] for one in found.bought)


def _exhausted(poll: Poll, found: Purchases) -> bool:
    """True when nothing that anybody chose fits into the money left."""
    bought, left = {one.number for one in found.bought}, poll.budget - _spent(poll, found)
    return not any(poll.scores[n] and n not in bought and poll.costs[n] <= left for n in poll.costs)
