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
    beside: dict[tuple[str, str], list[tuple[Any, frozenset[str]]]] = {}
    for line in after:
        beside.setdefault((line.key.unit_code, line.key.fund_kind), []).append((line, _pairs(line.project)))
    found: dict[Any, list[tuple[float, Any]]] = {}
    for line in before:
        own = _pairs(line.project)
        for other, pairs in beside.get((line.key.unit_code, line.key.fund_kind), ()):
            near = _nearness(own, pairs) if line.amount != other.amount or not line.amount else 1.0
            if near:
                found.setdefault(line.key, []).append((near, other.key))
                found.setdefault(other.key, []).append((near, line.key))
    return {
        key: tuple(other for _, other in sorted(near, key=lambda one: (-one[0], one[1]))[:MOST])
        for key, near in found.items()
    }


def _nearness(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of two names' pairs of characters stands in both; 0 is not near."""
    both = len(left & right)
    if not both:
        return 0.0
    shared = both / (len(left) + len(right) - both)
    return shared if shared >= SHARED or both in (len(left), len(right)) else 0.0


def _pairs(name: str) -> frozenset[str]:
    text = "".join(name.split())
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
