"""What residents chose among small projects with a cost, and the money there is; equal ballots stand together (微实事选项)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Project:
    """One candidate: its number on the sheet, its cost in fen, its name."""

    number: str
    cost: int
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse a cost below nothing."""
        if self.cost < 0:
            raise ValueError(f"{self.number}: a cost is not below zero")


Choice = tuple[tuple[str, int], ...]
"""One ballot: project and points, in the order of the numbers; a tick is one point."""


@dataclass(frozen=True)
class Poll:
    """The money in fen, the projects in printed order, and how many ballots make each choice.

    A ballot without any mark is one of the ballots: it has a share of the money, and gives it to nothing.
    """

    budget: int
    projects: tuple[Project, ...]
    choices: Mapping[Choice, int]

    def __post_init__(self) -> None:
        """Refuse what no poll can be."""
        known = {one.number for one in self.projects}
        if self.budget < 0 or len(known) != len(self.projects):
            raise ValueError("money is not below zero, and projects have different numbers")
        for choice in self.choices:
            if any(number not in known or points <= 0 for number, points in choice):
                raise ValueError(f"{choice}: a choice names projects of the sheet and gives them points")

    @cached_property
    def voters(self) -> int:
        """How many ballots there are."""
        return sum(self.choices.values())

    @cached_property
    def costs(self) -> Mapping[str, int]:
        """The cost of every project."""
        return {one.number: one.cost for one in self.projects}

    @cached_property
    def votes(self) -> Mapping[str, int]:
        """How many ballots name each project."""
        return self._summed(lambda _points: 1)

    @cached_property
    def scores(self) -> Mapping[str, int]:
        """How many points each project has; where ballots are ticks, its votes."""
        return self._summed(lambda points: points)

    def _summed(self, worth: Callable[[int], int]) -> Mapping[str, int]:
        found = dict.fromkeys((one.number for one in self.projects), 0)
        for choice, many in self.choices.items():
            for number, points in choice:
                found[number] += worth(points) * many
        return found


def poll_of(budget: int, projects: Iterable[Project], ballots: Iterable[Mapping[str, int]]) -> Poll:
    """Return the poll of these ballots, each as points by project; raises ValueError for a choice that cannot be."""
    return Poll(budget, tuple(projects), Counter(tuple(sorted(one.items())) for one in ballots))
