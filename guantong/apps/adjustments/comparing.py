"""Two versions of a plan held against each other, and the sums of one by budget and side, all in fen (方案对比与合计)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

FIGURES = ("before", "after", "change")


class Line(Protocol):
    """What is compared: a line with its key and three figures in fen."""

    key: tuple[str, ...]
    side: str
    fund_kind: str
    before: int
    after: int
    change: int


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of one side of one budget; `printed` is what the plan itself prints, or None. `off` says what they differ by."""

    side: str
    fund_kind: str
    before: int
    after: int
    change: int
    count: int
    printed: Mapping[str, int] | None = None

    @property
    def off(self) -> dict[str, int]:
        """Return printed less added up, by figure, where they differ."""
        printed = self.printed or {}
        return {name: printed[name] - getattr(self, name) for name in FIGURES if name in printed and printed[name] != getattr(self, name)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """One line in two versions: None where a version has none. `by` is what the change differs by, later less earlier."""

    key: tuple[str, ...]
    earlier: Any
    later: Any

    @property
    def by(self) -> int:
        """Return by how much the change in fen differs."""
        return (self.later.change if self.later else 0) - (self.earlier.change if self.earlier else 0)

    @property
    def one(self) -> Any:
        """Return the line as it stands later, or as it stood."""
        return self.later or self.earlier


def sums(lines: Iterable[Line], printed: Sequence[Mapping[str, Any]] = ()) -> list[Sum]:
    """Return the sums by side and budget, revenue first, each beside what the plan prints."""
    told = {(one["side"], one["fund_kind"]): one for one in printed}
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.side, line.fund_kind].append(line)
    keys = sorted({*groups, *told}, key=lambda key: (key[0] != "revenue", _BOOKS.get(key[1], 9), key[1]))
    return [
        Sum(*key, *(sum(getattr(line, name) for line in groups[key]) for name in FIGURES), len(groups[key]), told.get(key))
        for key in keys
    ]  # fmt: skip


def compared(earlier: Iterable[Line], later: Iterable[Line]) -> list[Changed]:
    """Return what differs between two versions, line by line: new, gone, or of another amount or reason."""
    old, new = {line.key: line for line in earlier}, {line.key: line for line in later}
    found = [Changed(key, old.get(key), new.get(key)) for key in [*old, *(key for key in new if key not in old)]]
    return [one for one in found if _differs(one)]


def _differs(one: Changed) -> bool:
    if one.earlier is None or one.later is None:
        return True
    names = (*FIGURES, "reason", "measures")
    return any(getattr(one.earlier, name, "") != getattr(one.later, name, "") for name in names)


_BOOKS = {"general": 0, "government_fund": 1, "state_capital": 2, "social_insurance": 3}
