"""Ties among projects: settled by the document's keys in order, reported always, never by the machine's own taste (并列)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from guantong.domain.voting.sharing.arrangement import TieKey
from guantong.domain.voting.sharing.poll import Poll


@dataclass(frozen=True, slots=True)
class Tie:
    """Projects that stood equal, in printed order; `settled_by` is the last key asked, None where the document is silent."""

    numbers: tuple[str, ...]
    taken: str
    settled_by: TieKey | None


class Undecided(Exception):
    """A tie that the document does not settle: people do, and the sharing stops there."""

    def __init__(self, tie: Tie) -> None:
        self.tie = tie
        super().__init__(", ".join(tie.numbers))


@dataclass(frozen=True)
class TieRule:
    """The document's keys over one poll."""

    poll: Poll
    keys: tuple[TieKey, ...]

    @cached_property
    def _printed(self) -> dict[str, int]:
        return {one.number: place for place, one in enumerate(self.poll.projects)}

    def first(self, numbers: Sequence[str]) -> Tie:
        """Return which of several equal projects comes first; raises Undecided where the keys leave more than one."""
        equal = left = tuple(sorted(numbers, key=self._printed.__getitem__))
        for key in self.keys:
            value = self._value(key)
            best = min(map(value, left))
            left = tuple(one for one in left if value(one) == best)
            if len(left) == 1:
                return Tie(equal, left[0], key)
        raise Undecided(Tie(equal, "", None))

    def _value(self, key: TieKey) -> Callable[[str], int]:
        poll, printed = self.poll, self._printed
        values: dict[TieKey, Callable[[str], int]] = {
            TieKey.MORE_VOTES: lambda one: -poll.votes[one],
            TieKey.MORE_POINTS: lambda one: -poll.scores[one],
            TieKey.LOWER_COST: lambda one: poll.costs[one],
            TieKey.HIGHER_COST: lambda one: -poll.costs[one],
            TieKey.AS_PRINTED: lambda one: printed[one],
        }
        return values[key]
