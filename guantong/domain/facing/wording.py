"""How alike two items are in their words, and by which words: rare ones count more, common ones hardly (文字相近)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from guantong.domain.facing.item import Item
from guantong.domain.gathering.phrases import phrases
from guantong.domain.gathering.plain_text import normalised

_ONE = 1_000_000
"""The weight of a pair of characters that stands in one item alone: whole numbers, so that no order of adding changes a sum."""
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Worded:
    """The pairs of characters of an item's title and of its whole text."""

    title: frozenset[str]
    whole: frozenset[str]


def worded(item: Item) -> Worded:
    """Return what an item is compared by: pairs of characters that cross no punctuation."""
    return Worded(
        frozenset(phrases(normalised(item.title).lower(), longest=2)),
        frozenset(phrases(normalised(item.text).lower(), longest=2)),
    )


def weights(of: Iterable[Worded]) -> dict[str, int]:
    """Return the weight of each pair of characters: one millionth parts of one, divided by the number of items it stands in."""
    counts = Counter(piece for one in of for piece in one.whole)
    return {piece: _ONE // count for piece, count in counts.items()}


def alike(one: Worded, other: Worded, weight: Mapping[str, int]) -> Fraction:
    """Return the likeness of two items, 0 to 1: of titles or of whole texts, whichever is more.

    2 × weight of what is shared ÷ weight of both (Sørensen–Dice over weights): equal texts give 1, nothing shared gives 0.
    """
    return max(_dice(one.title, other.title, weight), _dice(one.whole, other.whole, weight))


def shared_words(one: Item, other: Item, weight: Mapping[str, int]) -> tuple[str, ...]:
    """Return the longest phrases two items share, the most telling first; no phrase that is part of another shown."""
    left, right = (phrases(normalised(item.text).lower(), longest=8) for item in (one, other))
    shared = left & right
    whole = [piece for piece in shared if not any(piece != longer and piece in longer for longer in shared)]
    return tuple(sorted(whole, key=lambda piece: (-_telling(piece, weight), piece))[:_SHOWN])


def _telling(piece: str, weight: Mapping[str, int]) -> int:
    return sum(weight.get(piece[at : at + 2], 0) for at in range(len(piece) - 1))


def _dice(one: frozenset[str], other: frozenset[str], weight: Mapping[str, int]) -> Fraction:
    both = sum(weight[piece] for piece in one) + sum(weight[piece] for piece in other)
    return Fraction(2 * sum(weight[piece] for piece in one & other), both or 1)
