"""The method of equal shares, exact: every ballot has one share of the money and pays for what it chose (等额分享法).

Peters, Pierczyński, Skowron, “Proportional Participatory Budgeting with Additive Utilities” (NeurIPS 2021): a project is
ρ-affordable when its supporters cover its cost, each paying ρ times what it is worth to them, or all they have left; the one
with the smallest ρ is bought, as long as one can be. No float anywhere: shares are whole numbers over one denominator.

Quick because ballots that are alike are one, those with equal money left stand at one level, and a ρ of an earlier round is
never above today's: money only goes, so a project is looked at again only when its old ρ is the smallest.
"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from math import lcm

from guantong.domain.voting.sharing.arrangement import Worth
from guantong.domain.voting.sharing.poll import Choice, Poll
from guantong.domain.voting.sharing.ties import Tie, TieRule


@dataclass(frozen=True, slots=True)
class Bought:
    """A project bought, and its ρ: what a supporter pays for each unit of worth."""

    number: str
    rho: Fraction


@dataclass
class Purchases:
    """What equal shares bought so far, and the ties met; still good when a tie stopped it."""

    bought: list[Bought] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


_FINE = 64
_Waiting = tuple[int, Fraction, int, str, int]
"""A project's ρ, rounded down to compare quickly, and whole; its place, its number; after how many purchases it was found."""


class EqualShares:
    """A poll made ready once; `bought_with(share)` may be asked for many shares, best in rising order."""

    def __init__(self, poll: Poll, worth: Worth, ties: TieRule) -> None:
        self._poll, self._ties, self._per_cost = poll, ties, worth is Worth.COST
        alike = lcm(*{points for choice in poll.choices for _, points in choice})
        self._lasts = {points: alike // points for choice in poll.choices for _, points in choice}
        self._alike = alike
        # at first nobody has paid: the smallest ρ there can be is the cost over all points
        chosen = [(place, n) for place, n in enumerate(poll.costs) if poll.scores[n]]
        self._first = sorted(
            self._waiting(Fraction(poll.costs[n], poll.scores[n]), place, n, -1) for place, n in chosen
        )
        self._payable = sorted((Fraction(poll.costs[n], poll.votes[n]), n) for _, n in chosen)
        self._alive: frozenset[str] = frozenset()
        self._many: list[int] = []
        self._supporters: dict[str, _Supporters] = {}

    def bought_with(self, share: Fraction, found: Purchases) -> None:
        """Buy with `share` for every ballot, into `found`; raises Undecided at a tie that the document does not settle."""
        self._revive(share)
        money = _Levels(len(self._many), share)
        waiting = [one for one in self._first if one[3] in self._alive]  # sorted, so a heap
        bought = 0
        while waiting:
            level = self._cheapest(waiting, money, bought)
            if not level:
                return
            _, rho, _, number, _ = level[0]
            if len(level) > 1:
                found.ties.append(tie := self._ties.first([one[3] for one in level]))
                number = tie.taken
                for one in level:
                    if one[3] != number:
                        heappush(waiting, one)
            found.bought.append(Bought(number, rho))
            bought += 1
            money.pay(rho * self._poll.costs[number] if self._per_cost else rho, self._supporters[number])

    def _cheapest(self, waiting: list["_Waiting"], money: "_Levels", bought: int) -> list["_Waiting"]:
        """Take from the waiting all with the smallest ρ of today; drop whom their supporters cannot pay any more."""
        level: list[_Waiting] = []
        while waiting and (not level or waiting[0][:2] == level[0][:2]):
            one = heappop(waiting)
            if one[4] == bought:
                level.append(one)
                continue
            price = self._price(one[3], money)
            if price is not None:
                heappush(waiting, self._waiting(price, one[2], one[3], bought))
        return level

    def _revive(self, share: Fraction) -> None:
        """Look at those projects alone that all their supporters' shares could pay; alike ballots on these are one."""
        alive = frozenset(n for _, n in self._payable[: bisect_right(self._payable, share, key=_price_of)])
        if alive == self._alive:
            return
        self._alive, merged = alive, dict[Choice, int]()
        for choice, many in self._poll.choices.items():
            seen = tuple(one for one in choice if one[0] in alive)
            merged[seen] = merged.get(seen, 0) + many
        merged.pop((), None)
        self._many = list(merged.values())
        self._supporters = {n: _Supporters(self._poll.scores[n]) for n in alive}
        for group, (choice, many) in enumerate(merged.items()):
            for number, points in choice:
                if len(choice) == 1:
                    self._supporters[number].alone.append((points, many))
                else:
                    self._supporters[number].join(group, points, many)

    def _waiting(self, price: Fraction, place: int, number: str, bought: int) -> _Waiting:
        """Return a project with its ρ: what a point costs, or, where a point is worth the project's cost, a unit of that."""
        cost = self._poll.costs[number]
        rho = price / cost if self._per_cost and cost else price
        return (rho.numerator << _FINE) // rho.denominator, rho, place, number, bought

    def _price(self, number: str, money: "_Levels") -> Fraction | None:
        """Return what a point of a project costs its supporters today; None when they have not the money."""
        supporters, values, lasts, alike = self._supporters[number], money.values, self._lasts, self._alike
        level, many = money.level, self._many
        full = values[_FULL]
        sums = [(full * lasts[points], full, points, n) for points, n in supporters.alone]
        for points, (single, several) in supporters.groups.items():
            weight = Counter(map(level.__getitem__, single))
            for group in several:
                weight[level[group]] += many[group]
            last = lasts[points]
            sums += [(values[at] * last, values[at], points, n) for at, n in weight.items()]
        sums.sort()
        owed, left = self._poll.costs[number] * money.whole, supporters.score
        for last, has, points, n in sums:
            if owed * alike <= last * left:
                return Fraction(owed, left * money.whole)
            owed -= has * n
            left -= points * n
        return None


def _price_of(one: tuple[Fraction, str]) -> Fraction:
    return one[0]


class _Supporters:
    """Who chose a project, by points: groups of one ballot, groups of several; and `alone`, who pay for nothing else."""

    def __init__(self, score: int) -> None:
        self.score, self.groups = score, dict[int, tuple[list[int], list[int]]]()
        self.alone: list[tuple[int, int]] = []

    def join(self, group: int, points: int, many: int) -> None:
        """Add a group of so many ballots."""
        self.groups.setdefault(points, ([], []))[many > 1].append(group)


_FULL, _EMPTY = 0, 1


class _Levels:
    """What every ballot has left, as whole numbers over `whole`; ballots with equal money stand at one level."""

    def __init__(self, groups: int, share: Fraction) -> None:
        self.level, self.values, self.whole = [_FULL] * groups, [share.numerator, 0], share.denominator

    def pay(self, price: Fraction, supporters: _Supporters) -> None:
        """Let supporters pay `price` a point, or all they have left."""
        a_point, finer = (price * self.whole).as_integer_ratio()
        if finer > 1:
            self.values = [one * finer for one in self.values]
            self.whole *= finer
        values, level = self.values, self.level
        for points, both in supporters.groups.items():
            owed = a_point * points
            for groups in both:
                moved = dict.fromkeys(map(level.__getitem__, groups), _EMPTY)
                for before in moved:
                    rest = values[before] - owed
                    if rest > 0:
                        moved[before] = len(values)
                        values.append(rest)
                for group in groups:
                    level[group] = moved[level[group]]
