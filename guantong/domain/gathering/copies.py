"""Copies of one text among many, exact and near: a campaign of three hundred is one group with its count (重复诉求).

Near are two texts that share four fifths of their three-character shingles (Jaccard). Every such pair is found: a text is
only compared with those that share one of its rarest shingles, and a near copy always does (prefix filtering, Bayardo et al. 2007).
No sampling, no hash that could miss one, so that the same texts always make the same groups.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from guantong.domain.gathering.plain_text import shape_of

NEAR = Fraction(4, 5)
_SHINGLE = 3
_SHORT = 12
"""Shorter texts are copies only when they are equal: 路灯不亮 and 路灯太亮 share much and say the contrary."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Positions of texts that are copies of each other, in order; `equal` of them are the first one word for word."""

    members: tuple[int, ...]
    equal: int


def copies(texts: Sequence[str], near: Fraction = NEAR) -> list[Copies]:
    """Return every group of two or more copies, the largest first; a text of no group stands alone and is not named."""
    shapes = [shape_of(text) for text in texts]
    alike = _Joined(len(texts))
    earliest: dict[str, int] = {}
    for at, shape in enumerate(shapes):
        alike.join(earliest.setdefault(shape, at), at) if shape else None
    distinct = [(shape, at) for shape, at in earliest.items() if len(shape) >= _SHORT]
    for one, other in _near_pairs([shape for shape, _ in distinct], near):
        alike.join(distinct[one][1], distinct[other][1])
    found = [
        Copies(tuple(group), sum(shapes[at] == shapes[group[0]] for at in group))
        for group in alike.groups()
        if len(group) > 1
    ]
    return sorted(found, key=lambda group: (-len(group.members), group.members))


def likeness(one: str, other: str) -> Fraction:
    """Return how much of their shingles two texts share, 0 to 1."""
    left, right = shingles(shape_of(one)), shingles(shape_of(other))
    return Fraction(len(left & right), len(left | right) or 1)


def shingles(shape: str) -> frozenset[str]:
    """Return the pieces of three characters of a shape."""
    return frozenset(shape[at : at + _SHINGLE] for at in range(max(1, len(shape) - _SHINGLE + 1)))


def _near_pairs(shapes: Sequence[str], near: Fraction) -> list[tuple[int, int]]:
    sets = [shingles(shape) for shape in shapes]
    rarity = Counter(piece for pieces in sets for piece in pieces)
    order = sorted(range(len(sets)), key=lambda at: (len(sets[at]), at))
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for at in order:
        mine, size = sets[at], len(sets[at])
        rarest = sorted(mine, key=lambda piece: (rarity[piece], piece))[: size - ceil(near * size) + 1]
        seen = {other for piece in rarest for other in holders[piece]}
        for other in sorted(seen):
            theirs = sets[other]
            if len(theirs) >= near * size:
                shared = len(mine & theirs)
                if shared >= near * (size + len(theirs) - shared):
                    pairs.append((other, at))
        for piece in rarest:
            holders[piece].append(at)
    return pairs


class _Joined:
    """Positions that were joined directly or through others."""

    def __init__(self, size: int) -> None:
        self.parents = list(range(size))

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self.parents[second] = first

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self.parents)):
            found[self._root(at)].append(at)
        return list(found.values())

    def _root(self, at: int) -> int:
        while self.parents[at] != at:
            self.parents[at] = self.parents[self.parents[at]]
            at = self.parents[at]
        return at
