"""Which lines of the other version a line may have become: a proposal for a person, never a match (拟议对应).

Within one unit and kind of funds: names that share much, or the very same amount.
"""

from collections.abc import Iterable
from typing import Any

SHARED = 0.5
"""Of the pairs of characters of both names, how many must stand in both: a proposal alone rests on it, no figure."""
MOST = 5


def likely(before: Iterable[Any], after: Iterable[Any]) -> dict[Any, tuple[Any, ...]]:
    """Return by key, for lines of either side, the keys of the other side's lines they may be, the likeliest first."""
    beside: dict[tuple[str, str], list[Any]] = {}
    for line in after:
        beside.setdefault((line.key.unit_code, line.key.fund_kind), []).append(line)
    found: dict[Any, list[tuple[float, Any]]] = {}
    for line in before:
        for other in beside.get((line.key.unit_code, line.key.fund_kind), ()):
            near = nearness(line, other)
            if near:
                found.setdefault(line.key, []).append((near, other.key))
                found.setdefault(other.key, []).append((near, line.key))
    return {
        key: tuple(other for _, other in sorted(near, key=lambda one: (-one[0], one[1]))[:MOST])
        for key, near in found.items()
    }


def nearness(one: Any, other: Any) -> float:
    """Return how near two lines are: 1 for the same amount, else the share of their names' pairs of characters; 0 is not near."""
    if one.amount == other.amount != 0:
        return 1.0
    left, right = _pairs(one.project), _pairs(other.project)
    shared = len(left & right) / len(left | right) if left and right else 0.0
    whole = bool(left and right) and (left <= right or right <= left)
    return shared if shared >= SHARED or (whole and shared) else 0.0


def _pairs(name: str) -> frozenset[str]:
    text = "".join(name.split())
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
